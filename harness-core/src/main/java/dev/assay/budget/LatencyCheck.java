package dev.assay.budget;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.load.LoadSettings;
import dev.assay.load.Operation;
import dev.assay.load.Workload;
import java.util.List;

/**
 * Promises about latency, throughput and errors of one operation under load. Immutable; may be run many times.
 *
 * <pre>{@code
 * LatencyCheck budget = LatencyCheck.of(worker -> search(worker))
 *         .p95("200ms")
 *         .concurrency(8)
 *         .check();
 * Plan.of(budget).run(database, Run.of("search", 8731)).orThrow();
 * }</pre>
 *
 * <p>A percentile is decided by the share of operations above the limit. With the truth exactly on the limit a promise is
 * wrongly called kept in at most 5 % of the runs and wrongly called breached in at most 1 %, over all looks together, where
 * operations are independent. Where slow operations come in clusters the design effect corrects for most of it: on a
 * simulated autoregressive stream (coefficient 0.95, looks at 1,000, 2,000 and 4,000 operations) at most 12.8 % and 1.8 %.
 * A verdict holds for this database on this machine at this time, and for no other.
 */
public final class LatencyCheck implements Check<TestDatabase> {
    private final LoadRequest request;

    LatencyCheck(LoadRequest request) {
        this.request = request;
    }

    /** Return a builder of budgets for an operation; it needs at least one threshold. */
    public static LatencyCheckBuilder of(Operation operation) {
        return of(Workload.of(operation));
    }

    /** Return a builder of budgets for a mix of operations, judged together; it needs at least one threshold. */
    public static LatencyCheckBuilder of(Workload workload) {
        return new LatencyCheckBuilder(workload);
    }

    /** Return how the load is driven. */
    public LoadSettings settings() {
        return request.settings();
    }

    @Override
    public List<Promise> promises() {
        return request.objectives().stream().map(Objective::promise).toList();
    }

    /**
     * Drive the load and judge every promise. Calls the operation from as many threads as the settings have workers.
     *
     * @throws dev.assay.check.MistakeException if the server has too few connections, or the run too little time
     * @throws Exception what the operation threw, unless it was a {@link java.sql.SQLException}
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        LoadJudge.Connections connections = new LoadJudge.Connections(
                database::connect, () -> database.server().connect(database.name()));
        return new LoadJudge(request, connections, run).judge();
    }
}
