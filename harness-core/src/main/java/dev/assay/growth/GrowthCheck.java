package dev.assay.growth;

import dev.assay.check.Check;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Promises about one operation at several sizes of the data: a budget held at each of them, and how the latency grows from
 * one to the next. Immutable; may be run many times.
 *
 * <pre>{@code
 * GrowthCheck growth = GrowthCheck.of(worker -> search(worker))
 *         .sizes(1_000, 10_000, 100_000)
 *         .fill("documents", (database, rows) -> insertDocuments(database, rows))
 *         .growth("log n")
 *         .check();
 * Plan.of(growth).run(database, Run.of("search", 8731)).orThrow();
 * }</pre>
 *
 * <p>Each size has a database of its own, a copy of the judged one that is filled until the table has so many rows. They
 * are measured side by side by one client: every round sends one request to each size, in random order, so that a slow
 * moment of the machine falls on all of them. The exponent is fitted to percentiles of blocks of requests; with growth
 * exactly on the curve plus the margin of 0.1, a promise is wrongly called kept in at most 5 % of the runs and wrongly
 * called breached in at most 1 %, over all four looks together.
 *
 * <p>What every request costs whatever the size, above all the round trip, makes the exponent smaller. It never makes a breach,
 * and it can hide one where the work of a request takes less than that.
 */
public final class GrowthCheck implements Check<TestDatabase> {
    private final Operation operation;
    private final SizedData data;
    private final List<SizedBudget> budgets;
    private final List<Long> sizes;
    private final @Nullable GrowthPromise growth;

    GrowthCheck(
            Operation operation,
            SizedData data,
            List<Long> sizes,
            List<SizedBudget> budgets,
            @Nullable GrowthPromise growth) {
        this.operation = operation;
        this.data = data;
        this.sizes = List.copyOf(sizes);
        this.budgets = List.copyOf(budgets);
        this.growth = growth;
    }

    /** Return a builder for an operation. */
    public static GrowthCheckBuilder of(Operation operation) {
        return new GrowthCheckBuilder(operation);
    }

    @Override
    public List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        budgets.forEach(budget -> promises.addAll(budget.promises()));
        if (growth != null) {
            promises.add(growth.promise());
        }
        return promises;
    }

    /**
     * Make a database of each size, and judge every promise.
     *
     * @param database is copied for each size, which ends its sessions
     * @throws dev.assay.check.MistakeException if the filling does not give the number of rows that was asked for
     * @throws Exception what the filling or the operation threw, unless the latter was a {@link java.sql.SQLException}
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        try (SizedDatabases databases = SizedDatabases.of(database, sizes, data)) {
            List<Verdict> verdicts = new ArrayList<>();
            for (SizedBudget budget : budgets) {
                verdicts.addAll(budget.judge(databases.of(budget.rows()), run));
            }
            if (growth != null) {
                verdicts.add(new GrowthRun(growth, databases, run).judge(operation));
            }
            return verdicts;
        }
    }
}
