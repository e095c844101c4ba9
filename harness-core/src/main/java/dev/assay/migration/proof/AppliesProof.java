package dev.assay.migration.proof;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.migration.trace.MigrationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges that every version applies over seeded tables, that the runner then agrees with itself, and that a second run
 * changes nothing; on request also how long the slowest version takes, how much log it writes, and that no table is rewritten. Immutable and
 * thread-safe.
 */
public final class AppliesProof implements Check<MigrationReport> {
    private final @Nullable Quantity maxDuration;
    private final @Nullable Quantity maxWal;
    private final boolean noRewrites;
    private final Terms terms;

    private AppliesProof(@Nullable Quantity maxDuration, @Nullable Quantity maxWal, boolean noRewrites, Terms terms) {
        this.maxDuration = maxDuration;
        this.maxWal = maxWal;
        this.noRewrites = noRewrites;
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof that every version applies, and nothing more. */
    public static AppliesProof create() {
        return new AppliesProof(null, null, false, Terms.DEFAULT);
    }

    /** Return this proof with the promise that each single version takes at most this long, see {@link Quantity#duration}. */
    public AppliesProof maxDuration(Quantity limit) {
        return new AppliesProof(limit, maxWal, noRewrites, terms);
    }

    /**
     * Return this proof with the promise that each single version writes at most so much log, see {@link Quantity#bytes}. A server has one
     * log for all its databases, so the report must be of a server on which nobody else writes.
     */
    public AppliesProof maxWal(Quantity limit) {
        return new AppliesProof(maxDuration, limit, noRewrites, terms);
    }

    /**
     * Return this proof with the promise that no table is rewritten that was there before the migration, empty ones
     * included. A table that the same migration made does not count, nor does {@code TRUNCATE}.
     */
    public AppliesProof noRewrites() {
        return new AppliesProof(maxDuration, maxWal, true, terms);
    }

    /** Return this proof with other terms for all its promises. */
    public AppliesProof terms(Terms other) {
        return new AppliesProof(maxDuration, maxWal, noRewrites, other);
    }

    @Override
    public List<Promise> promises() {
        return promised().stream().map(MigrationPromise::promise).toList();
    }

    @Override
    public List<Verdict> judge(MigrationReport report, Run run) throws Exception {
        if (report.obstacle() != null) {
            throw report.obstacle();
        }
        return promised().stream().map(promised -> promised.judge(report, run)).toList();
    }

    private List<MigrationPromise> promised() {
        List<MigrationPromise> promised = new ArrayList<>();
        promised.add(new EveryVersionApplies(terms));
        if (maxDuration != null) {
            promised.add(new VersionDuration(maxDuration, terms));
        }
        if (maxWal != null) {
            promised.add(new VersionWal(maxWal, terms));
        }
        if (noRewrites) {
            promised.add(new NoRewrites(terms));
        }
        return promised;
    }
}
