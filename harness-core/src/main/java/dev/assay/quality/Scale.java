package dev.assay.quality;

import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.util.function.Function;

/** In what a metric is measured, and how its thresholds are read. */
enum Scale {
    SHARE(Unit.SHARE, Quantity::share),
    ROWS(Unit.ROWS, Quantity::count),
    TIME(Unit.MILLISECONDS, Quantity::duration),
    NUMBER(Unit.NUMBER, Quantity::number);

    private final Unit unit;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<String, Quantity> reader;

    Scale(Unit unit, Function<String, Quantity> reader) {
        this.unit = unit;
        this.reader = reader;
    }

    Unit unit() {
        return unit;
    }

    Quantity read(String text) {
        return reader.apply(text);
    }
}
