package dev.assay.comparison;

import dev.assay.check.Check;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import java.util.List;

/**
 * Promises that an operation is not slower than another one, or than itself elsewhere, by more than a limit. Both sides are
 * measured request by request in one run, in random order, each with connections and keys of its own. Immutable; may be run
 * many times.
 *
 * <pre>{@code
 * RegressionCheck check = RegressionCheck.of(worker -> search(worker))
 *         .against(BaselineSide.operation("the old query", worker -> oldSearch(worker)))
 *         .p95("10%")
 *         .check();
 * Plan.of(check).run(database, Run.of("search", 8731)).orThrow();
 * }</pre>
 *
 * <p>The verdict is on the ratio of the figures of blocks (100 requests for p95, 400 for p99), looked at after 10, 20, 40
 * and 80 blocks. With the truth exactly on the limit a promise is wrongly called kept in at most 5 % of the runs and wrongly
 * called breached in at most 1 %, over all looks together. The baseline is measured against itself in the first 20 blocks;
 * if two equal sides differ, nothing is decided. Nor is it where a percentile lies in a gap of the distribution.
 *
 * <p>A failed request counts as slower than every success. A side of which every request fails breaks the promise.
 */
public final class RegressionCheck implements Check<TestDatabase> {
    private final Operation operation;
    private final BaselineSide baseline;
    private final RegressionSettings settings;

    RegressionCheck(Operation operation, BaselineSide baseline, RegressionSettings settings) {
        this.operation = operation;
        this.baseline = baseline;
        this.settings = settings;
    }

    /** Return a builder of a comparison of an operation; it needs a baseline and at least one limit. */
    public static RegressionCheckBuilder of(Operation operation) {
        return new RegressionCheckBuilder(operation);
    }

    @Override
    public List<Promise> promises() {
        return settings.limits().stream().map(RegressionLimit::promise).toList();
    }

    /**
     * Compare the operation on this database with the baseline.
     *
     * @throws dev.assay.check.MistakeException if the server has too few connections, or the baseline cannot be meant
     * @throws Exception what an operation threw, unless it was a {@link java.sql.SQLException}
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        SideConnections.require(database, settings.concurrency());
        try (OpenSide other = baseline.open(database, operation);
                OpenSide measured = OpenSide.of(database::connect, operation)) {
            return new RegressionJudge(settings, run).judge(other, measured);
        }
    }

    /**
     * Compare two sides without a database of Assay's, such as stable and canary, or two builds of a method. What {@link
     * RegressionCheckBuilder#against} says only gives the baseline its name here.
     */
    public Verdicts compare(OpenSide other, OpenSide measured, Run run) {
        return Plan.of(new TwoSides(settings)).run(List.of(other, measured), run);
    }

    /** The same promises about two sides that are given. */
    private record TwoSides(RegressionSettings settings) implements Check<List<OpenSide>> {
        @Override
        public List<Promise> promises() {
            return settings.limits().stream().map(RegressionLimit::promise).toList();
        }

        @Override
        public List<Verdict> judge(List<OpenSide> sides, Run run) throws Exception {
            return new RegressionJudge(settings, run).judge(sides.get(0), sides.get(1));
        }
    }
}
