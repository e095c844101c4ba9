package dev.assay.statement;

import dev.assay.check.Check;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Promises about what one call of an operation makes the server do: how many statements, pages, rows, temporary files and
 * write-ahead log, and by which plans. The server counts, so that no figure depends on the speed of the machine. Immutable;
 * may be run many times.
 *
 * <pre>{@code
 * StatementCheck budget = StatementCheck.of(worker -> search(worker))
 *         .maxStatements("1")
 *         .maxBuffers("200")
 *         .noSequentialScanOn("documents")
 *         .check();
 * Plan.of(budget).run(database, Run.of("search", 8731)).orThrow();
 * }</pre>
 *
 * <p>The operation is called 11 times without looking, so that plans have settled, and then as often as asked; the worst of
 * these calls is judged. Executed plans come from auto_explain, which is loaded into the session of the worker: that needs a
 * superuser, or a role that may set it. What triggers and foreign keys do belongs to the call. Only statements over {@link
 * dev.assay.load.Worker#connection()} and {@link dev.assay.load.Worker#prepare} are seen.
 */
public final class StatementCheck implements Check<TestDatabase> {
    static final String KIND = "StatementBudget";
    static final String NAME = "@" + KIND;

    private final Operation operation;
    private final List<Rule> rules;
    private final int calls;

    StatementCheck(Operation operation, List<? extends Rule> rules, int calls) {
        this.operation = operation;
        this.rules = List.copyOf(rules);
        this.calls = calls;
    }

    /** Return a builder of budgets for an operation; it needs at least one promise. */
    public static StatementCheckBuilder of(Operation operation) {
        return new StatementCheckBuilder(operation);
    }

    @Override
    public List<Promise> promises() {
        return rules.stream().map(Rule::promise).toList();
    }

    /**
     * Call the operation and judge every promise.
     *
     * @throws MistakeException if a table or an index does not exist, if the server does not report plans to this role, if
     *     a call fails, or if no statement was sent
     * @throws Exception what the operation threw, unless it was a {@link SQLException}
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        try (Connection connection = database.connect()) {
            StatementObserver.bound(connection, run.limits().time());
            Relations relations = new Relations(connection);
            for (Rule rule : rules) {
                rule.require(relations);
            }
            ServerStatements before = ServerStatements.of(connection);
            CallSeries series = CallSeries.of(operation, calls, database::connect, run);
            CallEvidence evidence =
                    new CallEvidence(series, ServerStatements.of(connection).since(before));
            return verdicts(series, relations, evidence, run);
        }
    }

    private List<Verdict> verdicts(CallSeries series, Relations relations, CallEvidence evidence, Run run)
            throws SQLException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Rule rule : rules) {
            verdicts.add(
                    rule.needsPlans() && !series.hasPlans()
                            ? withoutPlans(rule, series, run)
                            : verdict(rule, series, relations, run, evidence));
        }
        return verdicts;
    }

    private static Verdict verdict(Rule rule, CallSeries series, Relations relations, Run run, CallEvidence evidence)
            throws SQLException {
        Ruling ruling = rule.judge(series, relations);
        Outcome outcome = ruling.outcome(series);
        Verdict verdict = Verdict.of(run, rule.promise(), outcome);
        for (Figure figure : ruling.figures()) {
            verdict = verdict.with(figure);
        }
        return verdict.withFindings(ruling.findings())
                .withFindings(outcome == Outcome.INCONCLUSIVE ? List.of(missing(series)) : List.of())
                .withEvidence(evidence.of(ruling.shown()));
    }

    private static Finding missing(CallSeries series) {
        return new Finding(
                "needs",
                series.asked() + " calls; " + series.calls().size() + " fitted into the limits of the run",
                "fewer calls, or a higher limit");
    }

    private static Verdict withoutPlans(Rule rule, CallSeries series, Run run) {
        return Verdict.of(run, rule.promise(), Outcome.BROKEN)
                .with(new Finding(
                        "found",
                        "the server reported no plan in " + series.calls().size() + " calls",
                        "only queries and changes have one; or the body sets client_min_messages or auto_explain"));
    }
}
