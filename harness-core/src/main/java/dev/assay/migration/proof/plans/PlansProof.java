package dev.assay.migration.proof.plans;

import dev.assay.check.Check;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.comparison.BaselineSide;
import dev.assay.comparison.OpenSide;
import dev.assay.comparison.RegressionCheck;
import dev.assay.load.Operation;
import dev.assay.migration.rehearsal.Rehearsal;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges that queries are not slower after migrations than before them: on two databases that differ in the migrations alone, request by
 * request in random order, by the ratio of the 95th percentiles as {@link RegressionCheck} judges it. A plan that changed is shown, and
 * breaks the promise on request. Compared are the version that runs everywhere, or the last but one, and the newest. Immutable and
 * thread-safe.
 */
public final class PlansProof implements Check<Rehearsal> {
    private static final String KIND = "MigrationTest";

    private final List<PlanQuery> queries;
    private final String maxRegression;
    private final boolean equalPlans;
    private final Terms terms;

    private PlansProof(List<PlanQuery> queries, String maxRegression, boolean equalPlans, Terms terms) {
        this.queries = List.copyOf(queries);
        this.maxRegression = maxRegression;
        this.equalPlans = equalPlans;
        this.terms = Objects.requireNonNull(terms);
    }

    /**
     * Return the proof for some queries, one promise for each.
     *
     * @param maxRegression by how much the 95th percentile may grow, above 0, such as {@code 10%}
     * @throws dev.assay.check.MistakeException if that cannot be read
     */
    public static PlansProof of(List<PlanQuery> queries, String maxRegression) {
        Quantity.increase(maxRegression);
        return new PlansProof(queries, maxRegression, false, Terms.DEFAULT);
    }

    /** Return this proof with the promise that no plan takes other steps than before. */
    public PlansProof equalPlans() {
        return new PlansProof(queries, maxRegression, true, terms);
    }

    /** Return this proof with other terms for all its promises. */
    public PlansProof terms(Terms other) {
        return new PlansProof(queries, maxRegression, equalPlans, other);
    }

    @Override
    public List<Promise> promises() {
        return queries.stream().map(this::promise).toList();
    }

    private Promise promise(PlanQuery query) {
        BigDecimal largest =
                BigDecimal.ONE.add(Quantity.increase(maxRegression).amount()).stripTrailingZeros();
        return new Promise(
                KIND,
                query.name() + " p95 ratio",
                "the p95 of [" + query.name() + "] grows by at most " + maxRegression
                        + (equalPlans ? ", by the same plan" : ""),
                Threshold.atMost(new Quantity(largest, Unit.NUMBER)),
                terms);
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        try (MigratedPair pair = MigratedPair.of(rehearsal);
                Connection before = pair.before().connect();
                Connection after = pair.after().connect()) {
            List<Prepared> prepared = new ArrayList<>();
            for (PlanQuery query : queries) {
                prepared.add(Prepared.of(query, before, after));
            }
            MigratedPair.analyze(pair.after());
            List<Verdict> verdicts = new ArrayList<>();
            for (Prepared each : prepared) {
                verdicts.add(judge(each, pair, before, after, run));
            }
            return verdicts;
        }
    }

    /** A query with its parameters, and its plan or its failure right after the migrations. */
    private record Prepared(BoundQuery bound, List<QueryPlan> unanalyzed, String obstacle, String failure) {
        static Prepared of(PlanQuery query, Connection before, Connection after) throws SQLException {
            BoundQuery none = new BoundQuery(query, List.of());
            BoundQuery bound;
            try {
                bound = BoundQuery.of(query, before);
                if (!bound.returnsRows(before)) {
                    return new Prepared(none, List.of(), "it returns no row before the migration", "");
                }
            } catch (SQLException refused) {
                return new Prepared(none, List.of(), "it fails before the migration: " + head(refused), "");
            }
            try {
                String failure = bound.returnsRows(after) ? "" : "it returns no row";
                return new Prepared(bound, List.of(bound.plan(after)), "", failure);
            } catch (SQLException refused) {
                requireServer(refused);
                return new Prepared(bound, List.of(), "", head(refused));
            }
        }

        /** A server that is lost or shuts down says nothing about the query. */
        private static void requireServer(SQLException refused) throws SQLException {
            String state = String.valueOf(refused.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P")) {
                throw refused;
            }
        }

        private static String head(SQLException refused) {
            return String.valueOf(refused.getMessage()).lines().findFirst().orElse("") + " [" + refused.getSQLState()
                    + "]";
        }
    }

    private Verdict judge(Prepared prepared, MigratedPair pair, Connection before, Connection after, Run run)
            throws SQLException {
        Promise promise = promise(prepared.bound().query());
        if (!prepared.obstacle().isEmpty()) {
            return Verdict.of(run, promise, Outcome.BROKEN)
                    .with(new Finding(
                            "found", prepared.obstacle(), "a query without rows takes no time, whatever its plan"))
                    .with(Finding.of("fix", "seed rows that it finds, or correct its parameters"));
        }
        if (!prepared.failure().isEmpty()) {
            return Verdict.of(run, promise, Outcome.BREACHED)
                    .with(Finding.of("fails", "after the migration: " + prepared.failure()));
        }
        BoundQuery bound = prepared.bound();
        ComparedQuery compared =
                new ComparedQuery(bound.plan(before), prepared.unanalyzed().get(0), bound.plan(after));
        Verdict measured = measured(bound.operation(), pair, run);
        Outcome outcome = equalPlans && compared.isChanged() && measured.outcome() != Outcome.BROKEN
                ? Outcome.BREACHED
                : measured.outcome();
        return new Verdict(
                        promise,
                        outcome,
                        measured.figures(),
                        compared.findings(after),
                        compared.evidence(),
                        run.origin(),
                        run.seed())
                .withFindings(measured.findings())
                .withFindings(lost(pair))
                .withEvidence(measured.evidence());
    }

    private Verdict measured(Operation operation, MigratedPair pair, Run run) {
        String description = "version " + pair.version();
        return RegressionCheck.of(operation)
                .against(BaselineSide.operation(description, operation))
                .p95(maxRegression)
                .check()
                .compare(
                        OpenSide.of(pair.before()::connect, operation),
                        OpenSide.of(pair.after()::connect, operation),
                        run)
                .all()
                .get(0);
    }

    private static List<Finding> lost(MigratedPair pair) {
        return pair.lost().isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "statistics",
                        "the migration lost those of " + String.join(", ", pair.lost()),
                        "plans guess until the tables are analyzed"));
    }
}
