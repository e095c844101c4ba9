package dev.assay.migration.proof.scales;

import dev.assay.check.Unit;
import java.util.function.ToLongFunction;

/** The counters that are judged. */
enum WorkKind {
    /** Rows read. */
    READ("rows read", Work::read, 100),
    /** Rows written. */
    WRITTEN("rows written", Work::written, 100),
    /** Files made. */
    BYTES("bytes of new files", Work::bytes, 65_536);

    private final String shown;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToLongFunction<Work> counter;

    private final long least;

    WorkKind(String shown, ToLongFunction<Work> counter, long least) {
        this.shown = shown;
        this.counter = counter;
        this.least = least;
    }

    /** Return the exponent b of work = a n^b; work below some rows or pages counts as so much, since it does not grow from nothing. */
    double exponent(Work small, Work large, double ratio) {
        double less = Math.max(least, counter.applyAsLong(small));
        double more = Math.max(least, counter.applyAsLong(large));
        return Math.max(0, Math.log(more / less) / Math.log(ratio));
    }

    String write(Work small, Work large) {
        return shown + " " + Unit.NUMBER.write(counter.applyAsLong(small)) + " at n, "
                + Unit.NUMBER.write(counter.applyAsLong(large)) + " at 4n";
    }
}
