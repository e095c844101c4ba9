package dev.assay.chaos;

import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.time.Duration;

/** Writes measured times for people. */
final class Millis {
    private Millis() {}

    static String write(Duration time) {
        return Unit.MILLISECONDS.writeMeasured(Quantity.of(time).amount());
    }
}
