package dev.assay.statement;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a session report the plan of every statement that it executes, to its own client and nowhere else. */
final class AutoExplain {
    /** Timing each step would slow the statements down and decide nothing here. */
    private static final List<String> SETTINGS = List.of(
            "auto_explain.log_level = notice",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_buffers = on",
            "auto_explain.log_wal = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_verbose = on",
            "auto_explain.log_format = json",
            "auto_explain.log_nested_statements = on",
            "auto_explain.sample_rate = 1",
            "client_min_messages = notice");

    private static final String QUERY_ID = "compute_query_id = on";
    private static final int FIRST_WITH_QUERY_ID = 14;
    private static final String UNCHARGED = """
            select p.oid::regprocedure::text, p.proname
            from pg_proc p
            where p.prokind = 'p' or p.oid in (select tgfoid from pg_trigger where not tgisinternal and tgtype & 66 = 0)
            """;

    private AutoExplain() {}

    /**
     * Switch the reports on.
     *
     * @throws MistakeException if the server does not let this role do so
     */
    static PlanNotices on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            PlanNotices notices = new PlanNotices(uncharged(statement));
            Optional<SQLException> refused = load(statement);
            try {
                set(statement);
            } catch (SQLException forbidden) {
                throw impossible(String.valueOf(forbidden.getMessage()));
            }
            if (!reports(statement, notices)) {
                throw impossible(refused.map(Throwable::getMessage).orElse("no plan was reported"));
            }
            return notices;
        }
    }

    /** It may be loaded already, by the server or for this role, so a refusal is not yet the end. */
    private static Optional<SQLException> load(Statement statement) {
        try {
            statement.execute("load 'auto_explain'");
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(refused);
        }
    }

    private static void set(Statement statement) throws SQLException {
        for (String setting : SETTINGS) {
            statement.execute("set " + setting);
        }
        if (statement.getConnection().getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_QUERY_ID) {
            setQueryId(statement);
        }
    }

    /** Without it, statements are known by their text. */
    private static void setQueryId(Statement statement) throws SQLException {
        try {
            statement.execute("set " + QUERY_ID);
        } catch (SQLException forbidden) {
            statement.clearWarnings();
        }
    }

    /** A setting of a library that is not loaded is accepted by the server, and does nothing. */
    private static boolean reports(Statement statement, PlanNotices notices) throws SQLException {
        statement.execute("select 1");
        @Nullable SQLWarning at = statement.getWarnings();
        @Nullable SQLWarning later = flush(statement);
        @Nullable SQLWarning warning = at == null ? later : at;
        return warning != null && notices.read(warning).isPresent();
    }

    /**
     * Have the last plan reported. Within a transaction a statement ends when the next one begins, so one without a plan is
     * sent.
     */
    static @Nullable SQLWarning flush(Statement statement) throws SQLException {
        statement.execute("set client_min_messages = notice");
        return statement.getWarnings();
    }

    private static Set<String> uncharged(Statement statement) throws SQLException {
        Set<String> names = new HashSet<>(Set.of("inline_code_block"));
        try (ResultSet rows = statement.executeQuery(UNCHARGED)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                names.add(rows.getString(2));
            }
        }
        return names;
    }

    private static MistakeException impossible(String reason) {
        return new MistakeException(
                "the executed plans of statements",
                "the server does not report them to this role: [" + reason + "]",
                "auto_explain reports them, and only a superuser may load it into a session and set it",
                "as a superuser: ALTER ROLE r SET session_preload_libraries = 'auto_explain', and GRANT SET ON PARAMETER"
                        + " auto_explain.log_min_duration TO r, and so for the other settings of auto_explain;"
                        + " or a server that Assay starts");
    }
}
