package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A metric that is the share of rows, or of non-NULL values, that are as they should be. */
abstract class ShareMeasure implements ScanMeasure {
    /** Return the condition, for the scan, of values that are as they should be. */
    abstract String good(Scan scan, Target target);

    /** Return the words for those values, behind "the share of values". */
    abstract String goodWords(Gate gate);

    /** Return the condition, for a query of its own, of values that are not as they should be. */
    abstract String bad(Target target);

    abstract String badWords(Gate gate);

    /** Return which of the rows are counted: all whose column is not NULL. */
    String counted(Target target) {
        return target.columnSql() + " IS NOT NULL";
    }

    /** Return what is counted. */
    String items(Gate gate) {
        return "values in [" + place(gate) + "]" + GateWords.where(gate);
    }

    @Override
    public final String name(Gate gate) {
        return gate.metric().words() + " of " + place(gate) + GateWords.where(gate);
    }

    @Override
    public final String subject(Gate gate) {
        return "the share of " + items(gate) + " " + goodWords(gate);
    }

    @Override
    public final Function<ScanRow, Reading> plan(Scan scan, Target target) {
        String judged = scan.judged(target);
        int whole = scan.count(judged, counted(target));
        int part = scan.count(judged, counted(target), good(scan, target));
        return row -> read(target.gate(), row, row.count(part), row.count(whole));
    }

    @Override
    public final List<Finding> explain(Target target, Reading reading, Comparison broken) {
        Gate gate = target.gate();
        return reading instanceof Reading.Share share
                ? List.of(Finding.of(
                        "found",
                        broken == Comparison.AT_LEAST
                                ? counts(gate, share.whole() - share.part(), share.whole(), badWords(gate))
                                : counts(gate, share.part(), share.whole(), goodWords(gate))))
                : List.of();
    }

    @Override
    public final Optional<String> blame(Target target, Comparison broken) {
        return broken == Comparison.AT_LEAST ? Optional.of(bad(target)) : Optional.empty();
    }

    private Reading read(Gate gate, ScanRow row, long part, long whole) {
        return whole > 0
                ? new Reading.Share(part, whole)
                : Reading.Nothing.because(
                        "[" + gate.text(Attribute.TABLE) + "] has " + Unit.ROWS.write(row.rows()) + ", but no "
                                + items(gate) + ", so nothing was judged",
                        "load such rows before the gate is judged, or correct its attributes: " + gate);
    }

    private String counts(Gate gate, long some, long all, String words) {
        return write(some) + " of " + write(all) + " " + items(gate) + " " + words;
    }

    private static String write(long count) {
        return Unit.NUMBER.write(count);
    }

    private static String place(Gate gate) {
        return gate.text(Attribute.TABLE) + "." + gate.text(Attribute.COLUMN);
    }
}
