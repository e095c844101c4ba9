package dev.assay.migration.proof.scales;

import dev.assay.check.Finding;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import dev.assay.migration.script.SqlText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A statement at two sizes.
 *
 * @param rows n: the rows of the largest table at the smaller one
 * @param small at n rows
 * @param large at four times as many
 */
record StatementGrowth(long rows, MeteredStatement small, MeteredStatement large) {
    /** How many times more rows are met at the larger size. */
    static final int RATIO = 4;

    /** The largest exponent that counts as linear: twice the rows may be 2.46 times the work, which a sort and an index stay below. */
    static final Quantity STEEPEST = Quantity.of("1.3", Unit.NUMBER);

    static final List<String> COLUMNS = List.of(
            "version",
            "statement",
            "n",
            "rows read",
            "at 4n",
            "rows written",
            "at 4n",
            "bytes of new files",
            "at 4n",
            "pages",
            "at 4n",
            "ms",
            "at 4n",
            "exponent");

    /** Return the exponent of the work that grows most. */
    BigDecimal exponent() {
        return BigDecimal.valueOf(exponent(worst())).setScale(2, RoundingMode.HALF_UP);
    }

    boolean isLinear() {
        return exponent().compareTo(STEEPEST.amount()) <= 0;
    }

    List<Finding> findings() {
        return List.of(
                Finding.of("statement", small.migration().file() + ": " + SqlText.shortened(small.sql())),
                new Finding(
                        "work",
                        worst().write(small.work(), large.work()) + ", n = " + Unit.NUMBER.write(rows),
                        "it grows with the power " + exponent() + " of the rows"));
    }

    List<String> row() {
        Work less = small.work();
        Work more = large.work();
        return List.of(
                small.migration().version(),
                SqlText.shortened(small.sql()),
                Unit.NUMBER.write(rows),
                Unit.NUMBER.write(less.read()),
                Unit.NUMBER.write(more.read()),
                Unit.NUMBER.write(less.written()),
                Unit.NUMBER.write(more.written()),
                Unit.NUMBER.write(less.bytes()),
                Unit.NUMBER.write(more.bytes()),
                Unit.NUMBER.write(less.blocks()),
                Unit.NUMBER.write(more.blocks()),
                millis(small),
                millis(large),
                exponent().toPlainString());
    }

    private WorkKind worst() {
        return Arrays.stream(WorkKind.values())
                .max(Comparator.comparingDouble(this::exponent))
                .orElseThrow();
    }

    private double exponent(WorkKind kind) {
        return kind.exponent(small.work(), large.work(), RATIO);
    }

    private static String millis(MeteredStatement statement) {
        return Unit.MILLISECONDS.writeNumber(Quantity.of(statement.elapsed()).amount());
    }
}
