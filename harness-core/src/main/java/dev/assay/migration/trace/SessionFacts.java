package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a session says of itself at one moment, in one round trip. Reads counters alone, so within a transaction it adds no
 * lock on a relation that somebody made.
 *
 * @param transaction the name of its transaction, which the next one does not have
 * @param wal the position of the write-ahead log, in bytes
 * @param locks what the transaction holds on relations that are not the system's
 * @param counters what the transaction did, by the oid of each relation that it locked
 * @param settings see {@link Step#settings}
 * @param verbosity the levels at which the server tells what it does
 */
record SessionFacts(
        String transaction,
        long wal,
        Set<LockKey> locks,
        Map<Long, Counters> counters,
        Map<String, String> settings,
        Verbosity verbosity) {
    private static final List<String> SETTINGS = List.of(
            "lock_timeout",
            "statement_timeout",
            "TimeZone",
            "search_path",
            "maintenance_work_mem",
            "session_replication_role",
            "role",
            "row_security",
            "work_mem",
            "default_transaction_isolation");

    private static final int FIRST_SETTING = 4;

    /** Whoever touches a table locks it until the end, so only locked ones can have counts; the system's begin below 16384. */
    private static final String QUERY = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn,"
            + " current_setting('client_min_messages'), current_setting('log_temp_files'), "
            + String.join(
                    ", ",
                    SETTINGS.stream()
                            .map(name -> "current_setting('" + name + "')")
                            .toList())
            + """
            ;
            SELECT relation::bigint, mode, virtualtransaction, pg_stat_get_xact_tuples_returned(relation),
                   pg_stat_get_xact_tuples_inserted(relation), pg_stat_get_xact_tuples_updated(relation),
                   pg_stat_get_xact_tuples_deleted(relation)
            FROM pg_locks
            WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
                  AND (relation >= 16384 OR relation = 'pg_catalog.pg_locks'::regclass)
            """;

    /** Ask a session. */
    static SessionFacts read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(QUERY);
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                long wal = row.getLong(1);
                Verbosity verbosity = new Verbosity(row.getString(2), row.getString(3));
                Map<String, String> settings = settings(row);
                statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
                return withLocks(statement, wal, settings, verbosity);
            }
        }
    }

    /** Return the same with another position of the write-ahead log. */
    SessionFacts withWal(long position) {
        return new SessionFacts(transaction, position, locks, counters, settings, verbosity);
    }

    private static Map<String, String> settings(ResultSet row) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < SETTINGS.size(); i++) {
            settings.put(SETTINGS.get(i), row.getString(FIRST_SETTING + i));
        }
        return settings;
    }

    private static SessionFacts withLocks(
            Statement statement, long wal, Map<String, String> settings, Verbosity verbosity) throws SQLException {
        String transaction = "";
        Set<LockKey> locks = new HashSet<>();
        Map<Long, Counters> counters = new HashMap<>();
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                transaction = row.getString(3);
                LockKey lock = LockKey.of(row);
                locks.add(lock);
                counters.put(lock.relation(), Counters.of(row, 4));
            }
        }
        return new SessionFacts(transaction, wal, locks, counters, settings, verbosity);
    }
}
