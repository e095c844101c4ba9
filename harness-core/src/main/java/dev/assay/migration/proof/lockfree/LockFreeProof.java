package dev.assay.migration.proof.lockfree;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.traffic.Traffic;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges that no operation of the application waits longer than a time for an upgrade, and that none fails: the application works on
 * several sessions while the upgrade is made, and the server is asked each millisecond who waits for whom. Immutable and
 * thread-safe.
 */
public final class LockFreeProof implements Check<Rehearsal> {
    /** Locks are looked at each millisecond, so that a shorter promise could not be judged. */
    public static final Quantity SHORTEST = Quantity.of(10, Unit.MILLISECONDS);

    private final Limits limits;
    private final Traffic traffic;
    private final Terms terms;

    private LockFreeProof(Limits limits, Traffic traffic, Terms terms) {
        this.limits = limits;
        this.traffic = Objects.requireNonNull(traffic);
        this.terms = Objects.requireNonNull(terms);
    }

    /**
     * Return the proof, with operations that are derived from the schema before each upgrade.
     *
     * @param maxBlock the longest time that an operation may wait for a migration, at least {@link #SHORTEST}
     */
    public static LockFreeProof of(Quantity maxBlock) {
        if (maxBlock.amount().compareTo(SHORTEST.amount()) < 0) {
            throw new IllegalArgumentException("a wait of [" + maxBlock + "] cannot be told from none");
        }
        return new LockFreeProof(new Limits(maxBlock, Optional.empty()), Traffic.derived(), Terms.DEFAULT);
    }

    /** Return this proof with the operations of the application. */
    public LockFreeProof traffic(Traffic application) {
        return new LockFreeProof(limits, application, terms);
    }

    /**
     * Return this proof with a report that has read each locked table since before the upgrade, and ends once the upgrade has waited
     * for it so long. An upgrade that gives up by its {@code lock_timeout} is applied again after the report.
     */
    public LockFreeProof longReader(Quantity time) {
        return new LockFreeProof(new Limits(limits.maxBlock(), Optional.of(time)), traffic, terms);
    }

    /** Return this proof with other terms for both its promises. */
    public LockFreeProof terms(Terms other) {
        return new LockFreeProof(limits, traffic, other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(blocked(), failed());
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Experiment experiment = new Experiment(traffic, limits, LockedTables.of(rehearsal, run), run);
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, experiment);
        }
        LockFreeVerdicts verdicts = new LockFreeVerdicts(limits, traffic, experiment, run);
        return List.of(verdicts.blocked(blocked()), verdicts.failed(failed()));
    }

    private Promise blocked() {
        return new Promise(
                "MigrationTest",
                "blocked",
                "no operation of the application waits longer than " + limits.maxBlock() + " for a migration",
                Threshold.atMost(limits.maxBlock()),
                terms);
    }

    private Promise failed() {
        return new Promise(
                "MigrationTest",
                "failed operations",
                "no operation of the application fails while a migration is made, or after it",
                Threshold.atMost(Quantity.of(0, Unit.NUMBER)),
                terms);
    }
}
