package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Runs queries on catalogs in one round trip, without a trace in the session: its settings stay, and so do its locks, because
 * what the server locks to write down the query of a view ends with the savepoint. Only prepared statements stay, by names that
 * begin with {@code assay_schema_}; they are made in SQL, because the driver forgets its own after every DDL statement, and
 * planning takes longer than reading.
 */
final class CatalogSession {
    /** A schema of the users, or of the temporary tables of this session. */
    static final String OWN_SCHEMA =
            "(n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' OR n.oid = pg_my_temp_schema())";

    /** Texts depend on these: what is written with its schema, and how constants look. The limits are for the users' work. */
    private static final String SETTINGS = """
            SELECT set_config('search_path', 'public, pg_temp', true), set_config('timezone', 'UTC', true),
                   set_config('intervalstyle', 'postgres', true), set_config('bytea_output', 'hex', true),
                   set_config('quote_all_identifiers', 'off', true), set_config('statement_timeout', '0', true),
                   set_config('lock_timeout', '0', true), set_config('jit', 'off', true),
                   set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private static final String PREPARED = "SELECT name FROM pg_prepared_statements WHERE name ~ '^assay_schema_'";
    private final Connection connection;
    private final Set<String> prepared = new HashSet<>();

    private CatalogSession(Connection connection) {
        this.connection = connection;
    }

    /** Takes what one of several queries gives. */
    interface Reading {
        void read(int query, ResultSet rows) throws SQLException;
    }

    /** Start with what is prepared in the session now; users may have thrown it away. */
    static CatalogSession of(Connection connection) throws SQLException {
        CatalogSession session = new CatalogSession(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PREPARED)) {
            while (rows.next()) {
                session.prepared.add(rows.getString(1));
            }
        }
        return session;
    }

    /** Return whether the next statement is a transaction of its own. */
    static boolean isOutsideTransactions(Connection connection) throws SQLException {
        return connection.getAutoCommit()
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
    }

    /**
     * Run queries.
     *
     * @param parameter the value of {@code $1}, a list of numbers in braces
     */
    void run(List<String> queries, String parameter, Reading reading) throws SQLException {
        boolean own = isOutsideTransactions(connection);
        StringJoiner batch = new StringJoiner(";\n");
        batch.add(own ? "BEGIN" : "SAVEPOINT assay_schema").add(SETTINGS);
        queries.stream().filter(query -> prepared.add(name(query))).forEach(query -> batch.add(prepare(query)));
        queries.forEach(query -> batch.add(execute(query, parameter)));
        batch.add(own ? "ROLLBACK" : "ROLLBACK TO SAVEPOINT assay_schema; RELEASE SAVEPOINT assay_schema");
        try (Statement statement = connection.createStatement()) {
            statement.execute(batch.toString());
            nextRows(statement).close();
            for (int query = 0; query < queries.size(); query++) {
                try (ResultSet rows = nextRows(statement)) {
                    reading.read(query, rows);
                }
            }
        }
    }

    private static ResultSet nextRows(Statement statement) throws SQLException {
        while (!statement.getMoreResults()) {
            if (statement.getUpdateCount() < 0) {
                throw new SQLException("the server gave fewer results than queries");
            }
        }
        return statement.getResultSet();
    }

    private static String name(String query) {
        return "assay_schema_" + Integer.toHexString(query.hashCode());
    }

    private static String prepare(String query) {
        return "PREPARE " + name(query) + (hasParameter(query) ? " (text)" : "") + " AS " + query;
    }

    private static String execute(String query, String parameter) {
        return "EXECUTE " + name(query) + (hasParameter(query) ? "('" + parameter + "')" : "");
    }

    private static boolean hasParameter(String query) {
        return query.contains("$1");
    }
}
