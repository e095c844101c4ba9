package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * Asks sessions several queries in one round trip. The queries are prepared there, because planning takes longer than reading,
 * and in SQL, by names that begin with {@code assay_}, because the driver forgets its own after every DDL statement. Users may
 * throw them away: then they are prepared again, and the transaction goes on as if nothing had happened. Not thread-safe.
 */
public final class PreparedQueries {
    /** A prepared statement that does not exist, and one that does already. */
    private static final Set<String> UNKNOWN_NAMES = Set.of("26000", "42P05");

    private static final String NAMES = "SELECT name FROM pg_prepared_statements WHERE name ~ '^assay_'";

    /** Texts depend on these: what is written with its schema, and how constants look. The limits are for the users' work. */
    private static final String SETTINGS = """
            SELECT set_config('search_path', 'public, pg_temp', true), set_config('timezone', 'UTC', true),
                   set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
                   set_config('quote_all_identifiers', 'off', true), set_config('statement_timeout', '0', true),
                   set_config('lock_timeout', '0', true), set_config('jit', 'off', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private final Map<Integer, Set<String>> namesByPid = new HashMap<>();

    /** Takes what one of several queries gives. */
    @FunctionalInterface
    public interface Reading {
        /** Read the rows of the query with this place, from 0. */
        void read(int query, ResultSet rows) throws SQLException;
    }

    /** What runs together. */
    private record Batch(Frame frame, List<String> queries, String parameter, String last) {}

    /**
     * Run queries as the session would; what they set stays.
     *
     * @param queries without parameters
     */
    public void run(Connection connection, List<String> queries, Reading reading) throws SQLException {
        run(connection, queries, "", reading);
    }

    /**
     * Do the same.
     *
     * @param last a query that runs afterwards and is read last, and is not prepared; empty for none
     */
    void run(Connection connection, List<String> queries, String last, Reading reading) throws SQLException {
        run(connection, new Batch(Frame.within(isOutsideTransactions(connection)), queries, "", last), reading);
    }

    /** Run queries with settings of their own; see below. */
    void runAside(Connection connection, List<String> queries, String parameter, Reading reading) throws SQLException {
        runAside(connection, List.of(), queries, parameter, "", reading);
    }

    /**
     * Run queries with settings of their own, and without a trace in the session: locks, such as those that the server takes to
     * write down the query of a view, end with the frame.
     *
     * @param first queries that run before with the settings of the session, and are read first
     * @param parameter an expression for the value of {@code $1}, an array of oids
     * @param last a query that runs afterwards as the session would, and is read last; empty for none
     */
    void runAside(
            Connection connection,
            List<String> first,
            List<String> queries,
            String parameter,
            String last,
            Reading reading)
            throws SQLException {
        Frame frame = Frame.aside(isOutsideTransactions(connection));
        List<String> all = new ArrayList<>(first);
        all.add(SETTINGS);
        all.addAll(queries);
        run(connection, new Batch(frame, all, parameter, last), (query, rows) -> {
            if (query != first.size()) {
                reading.read(query < first.size() ? query : query - 1, rows);
            }
        });
    }

    /** Return whether the next statement is a transaction of its own. */
    static boolean isOutsideTransactions(Connection connection) throws SQLException {
        return connection.getAutoCommit()
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    /** In a simple query all statements are one message, and the server answers without describing each portal first. */
    private void run(Connection connection, Batch batch, Reading reading) throws SQLException {
        QueryExecutor driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
        PreferQueryMode mode = driver.getPreferQueryMode();
        driver.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try {
            send(connection, batch, reading);
        } finally {
            driver.setPreferQueryMode(mode);
        }
    }

    private void send(Connection connection, Batch batch, Reading reading) throws SQLException {
        int pid = connection.unwrap(PGConnection.class).getBackendPID();
        try (Statement statement = connection.createStatement()) {
            Set<String> names = namesByPid.get(pid);
            if (names == null) {
                names = names(statement);
                namesByPid.put(pid, names);
            }
            boolean rows = execute(statement, batch, names);
            read(statement, rows, batch.queries().size() + (batch.last().isEmpty() ? 0 : 1), reading);
        }
    }

    /** Others may have thrown away, or prepared, what this did not know of. */
    private static boolean execute(Statement statement, Batch batch, Set<String> names) throws SQLException {
        try {
            return statement.execute(text(batch, names));
        } catch (SQLException failure) {
            batch.frame().undo(statement, failure);
            if (!UNKNOWN_NAMES.contains(failure.getSQLState())) {
                throw failure;
            }
            names.clear();
            names.addAll(names(statement));
            return statement.execute(text(batch, names));
        }
    }

    /** Throw away what was prepared in this session, for it may be somebody's who goes on with it. */
    void forget(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String name : names(statement)) {
                statement.execute("DEALLOCATE " + name);
            }
        }
        namesByPid.remove(connection.unwrap(PGConnection.class).getBackendPID());
    }

    private static Set<String> names(Statement statement) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void read(Statement statement, boolean first, int queries, Reading reading) throws SQLException {
        boolean rows = first;
        for (int query = 0; query < queries; query++) {
            while (!rows) {
                if (statement.getUpdateCount() < 0) {
                    throw new SQLException("the server gave [" + query + "] results to [" + queries + "] queries");
                }
                rows = statement.getMoreResults();
            }
            try (ResultSet found = statement.getResultSet()) {
                reading.read(query, found);
            }
            rows = statement.getMoreResults();
        }
    }

    private static String text(Batch batch, Set<String> names) {
        StringJoiner text = new StringJoiner(";\n");
        batch.frame().begin().ifPresent(text::add);
        for (String query : batch.queries()) {
            if (names.add(name(query))) {
                text.add(prepare(query));
            }
            text.add(execute(query, batch.parameter()));
        }
        batch.frame().end().ifPresent(text::add);
        if (!batch.last().isEmpty()) {
            text.add(batch.last());
        }
        return text.toString();
    }

    private static String name(String query) {
        return "assay_" + Integer.toHexString(query.hashCode());
    }

    private static String prepare(String query) {
        return "PREPARE " + name(query) + (hasParameter(query) ? " (oid[])" : "") + " AS " + query;
    }

    private static String execute(String query, String parameter) {
        return "EXECUTE " + name(query) + (hasParameter(query) ? "(" + parameter + ")" : "");
    }

    private static boolean hasParameter(String query) {
        return query.contains("$1");
    }
}
