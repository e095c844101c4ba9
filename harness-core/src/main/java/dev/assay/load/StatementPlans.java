package dev.assay.load;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * The generic plans of statements that workers prepared. Nothing is executed. Statements that cannot be explained have
 * none.
 *
 * @param plans one plan for each statement that has one
 */
record StatementPlans(List<Plan> plans) {
    private static final int MOST = 20;
    private static final String NAME = "assay_explained";
    private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\S+)");

    /**
     * The plan of one statement.
     *
     * @param sql the statement as it was prepared
     * @param text the lines of EXPLAIN
     */
    record Plan(String sql, String text) {}

    StatementPlans {
        plans = List.copyOf(plans);
    }

    static StatementPlans of(Connection connection, Collection<String> statements) {
        List<Plan> plans = new ArrayList<>();
        for (String sql : statements.stream().limit(MOST).toList()) {
            explain(connection, sql).ifPresent(text -> plans.add(new Plan(sql, text)));
        }
        return new StatementPlans(plans);
    }

    List<Finding> findings() {
        return plans.stream()
                .flatMap(plan -> SCAN.matcher(plan.text()).results().map(MatchResult::group))
                .distinct()
                .map(scan -> new Finding("plan", scan, "no index was used for this statement"))
                .toList();
    }

    List<Evidence> evidence() {
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
