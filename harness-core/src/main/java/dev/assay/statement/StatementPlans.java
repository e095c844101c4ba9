package dev.assay.statement;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Run;
import dev.assay.load.ConnectionSource;
import dev.assay.load.Operation;
import dev.assay.load.SingleClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * The plans of an operation's statements: those that were executed, with real parameters, and where the server does not
 * report them the generic plans of what workers prepared. Statements that cannot be explained have none.
 *
 * @param plans one plan for each statement that has one
 */
public record StatementPlans(List<Plan> plans) {
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final String NAME = "assay_explained";
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\S+)");

    /**
     * The plan of one statement.
     *
     * @param sql the statement as it was prepared
     * @param text the steps of its plan, as EXPLAIN writes them
     */
    public record Plan(String sql, String text) {}

    public StatementPlans {
        plans = List.copyOf(plans);
    }

    /**
     * Call operations a few times more, on a worker of its own, and return the plans that the server executed; none where it
     * does not report them. A call that fails ends it, and what was seen before is kept.
     */
    public static StatementPlans executed(List<Operation> operations, ConnectionSource source, Run run) {
        StatementObserver observer = new StatementObserver(source, run.limits().time());
        try (SingleClient client = SingleClient.open(observer, run)) {
            for (Operation operation : operations) {
                call(client, operation, run);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError unexplained) {
            return of(observer.executed());
        }
        return of(observer.executed());
    }

    /** A plan may change while the driver prepares the statement, and the last one is that of the load. */
    private static void call(SingleClient client, Operation operation, Run run) throws Exception {
        long start = run.ticker().nanos();
        for (int i = 0;
                i <= CallSeries.UNMEASURED && (i == 0 || run.ticker().nanos() - start < LONGEST.toNanos());
                i++) {
            client.call(operation);
        }
    }

    /** Return the last plan of each statement. */
    static StatementPlans of(List<ExecutedStatement> executed) {
        Map<String, ExecutedStatement> last = new LinkedHashMap<>();
        executed.forEach(statement -> last.put(statement.key(), statement));
        return new StatementPlans(last.values().stream()
                .limit(MOST)
                .map(statement -> new Plan(PlanText.head(statement), PlanText.of(statement)))
                .toList());
    }

    /** Return the generic plans of statements; none where the server grants no connection. Nothing is executed. */
    public static StatementPlans generic(ConnectionSource source, Collection<String> statements) {
        if (statements.isEmpty()) {
            return new StatementPlans(List.of());
        }
        try (Connection connection = source.connect()) {
            return of(connection, statements);
        } catch (SQLException unreachable) {
            return new StatementPlans(List.of());
        }
    }

    private static StatementPlans of(Connection connection, Collection<String> statements) {
        List<Plan> plans = new ArrayList<>();
        for (String sql : statements.stream().limit(MOST).toList()) {
            explain(connection, sql).ifPresent(text -> plans.add(new Plan(sql, text)));
        }
        return new StatementPlans(plans);
    }

    public List<Finding> findings() {
        return plans.stream()
                .flatMap(plan -> SCAN.matcher(plan.text()).results().map(MatchResult::group))
                .distinct()
                .map(scan -> new Finding("plan", scan, "this step reads the whole table"))
                .toList();
    }

    public List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            evidence.add(new Evidence.Text(
                    "plan " + (i + 1),
                    plans.get(i).sql().strip() + "\n\n" + plans.get(i).text()));
        }
        return evidence;
    }

    private static Optional<String> explain(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            StatementObserver.bound(connection, LONGEST);
            List<NativeQuery> parsed = Parser.parseJdbcSql(sql, true, true, true, false, false);
            return parsed.size() == 1 ? Optional.of(explain(statement, parsed.get(0))) : Optional.empty();
        } catch (SQLException unexplainable) {
            return Optional.empty();
        }
    }

    /** The driver cannot send EXPLAIN (GENERIC_PLAN) with open parameters, so the statement is prepared by SQL first. */
    private static String explain(Statement statement, NativeQuery query) throws SQLException {
        int parameters = query.bindPositions.length;
        String arguments =
                parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(parameters, "null")) + ")";
        statement.execute("set plan_cache_mode = force_generic_plan");
        statement.execute("prepare " + NAME + " as " + query.nativeSql);
        try (ResultSet rows = statement.executeQuery("explain execute " + NAME + arguments)) {
            return lines(rows);
        } finally {
            statement.execute("deallocate " + NAME);
        }
    }

    private static String lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(rows.getString(1));
        }
        return String.join("\n", lines);
    }
}
