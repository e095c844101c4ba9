package dev.assay.migration.proof.scales;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import dev.assay.statistics.LinePrediction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How long a version would lock a table of a declared size: a line through the times at several smaller sizes. Beyond these the
 * upper end grows as n log n does, and the lower one shrinks as much, because over a short range nothing tells a sort from a scan.
 *
 * @param version what locks
 * @param table what is locked
 * @param rows its declared rows
 * @param line the times in milliseconds over its rows
 */
record LockTime(String version, String table, long rows, LinePrediction line) {
    private static final BigDecimal CONFIDENCE = new BigDecimal("0.95");
    private static final double ONE_SIDE = 0.025;

    BigDecimal expected() {
        return millis(Math.max(0, line.at((double) rows)));
    }

    BigDecimal lower() {
        return millis(Math.max(0, (line.at((double) rows) - line.margin((double) rows, ONE_SIDE)) / beyond()));
    }

    BigDecimal upper() {
        return millis(Math.max(0, (line.at((double) rows) + line.margin((double) rows, ONE_SIDE)) * beyond()));
    }

    Outcome against(Quantity limit) {
        if (upper().compareTo(limit.amount()) <= 0) {
            return Outcome.PASSED;
        }
        return lower().compareTo(limit.amount()) > 0 ? Outcome.BREACHED : Outcome.INCONCLUSIVE;
    }

    Figure figure() {
        return Figure.sampled(
                version + " on " + table,
                expected(),
                Unit.MILLISECONDS,
                new Interval(CONFIDENCE, lower(), upper()),
                line.points().size());
    }

    Finding finding() {
        String text = version + " shuts " + table + " for " + Unit.MILLISECONDS.writeMeasured(expected()) + " ("
                + Unit.MILLISECONDS.writeMeasured(lower()) + " to " + Unit.MILLISECONDS.writeMeasured(upper()) + ") at "
                + Unit.NUMBER.write(rows) + " rows";
        return new Finding("predicted", text, range());
    }

    private String range() {
        String measured = "measured up to " + Unit.NUMBER.write(Math.round(line.farthest())) + " rows";
        double times = rows / line.farthest();
        return times <= 1
                ? measured
                : measured + ", extrapolated " + Unit.NUMBER.write(Math.round(times)) + " times beyond";
    }

    private double beyond() {
        return rows <= line.farthest() ? 1 : Math.log((double) rows) / Math.log(Math.max(2, line.farthest()));
    }

    private static BigDecimal millis(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }
}
