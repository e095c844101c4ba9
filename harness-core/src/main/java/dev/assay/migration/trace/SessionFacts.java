package dev.assay.migration.trace;

import dev.assay.schema.CatalogActivity;
import dev.assay.schema.Inquiry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    private static final int FIRST_SETTING = 8;

    /** The oids of the system are below. */
    private static final long FIRST_OWN = 16_384;

    private static final String SESSION = """
            SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn, current_setting('client_min_messages'),
                   current_setting('log_temp_files'), %s, %s
            """.formatted(
            CatalogActivity.COLUMNS,
            SETTINGS.stream().map(name -> "current_setting('" + name + "')").collect(Collectors.joining(", ")));

    /**
     * Whoever touches a table locks it until the end, so only locked ones can have counts; the system's begin below 16384. What
     * serializable transactions note of their reads stands among the locks, and stops nobody.
     */
    private static final String LOCKS = """
            WITH held AS MATERIALIZED (
                SELECT relation, mode, virtualtransaction
                FROM pg_locks
                WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted AND mode <> 'SIReadLock'
                      AND (relation >= 16384 OR relation = 'pg_catalog.pg_locks'::regclass))
            SELECT relation::bigint, mode, virtualtransaction, %s,
                   (SELECT set_config('%s', '{' || coalesce(string_agg(relation::text, ','), '') || '}', true)
                    FROM held
                    WHERE relation >= 16384
                          AND mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
            FROM held
            """.formatted(Counters.columns("xact_", "relation"), Inquiry.LOCKED_SETTING);

    /** The queries that {@link Reading} reads. */
    static final List<String> QUERIES = List.of(SESSION, LOCKS);

    /** Return the same with another position of the write-ahead log. */
    SessionFacts withWal(long position) {
        return new SessionFacts(transaction, position, locks, counters, settings, verbosity);
    }

    /** Collects the answers to {@link #QUERIES}, which are the first ones. */
    static final class Reading implements Inquiry {
        private final Map<String, String> settings = new HashMap<>();
        private final Set<LockKey> locks = new HashSet<>();
        private final Map<Long, Counters> counters = new HashMap<>();
        private String transaction = "";
        private long wal;
        private Verbosity verbosity = new Verbosity("", "");
        private @Nullable CatalogActivity activity;

        @Override
        public List<String> queries() {
            return QUERIES;
        }

        @Override
        public void read(int query, ResultSet rows) throws SQLException {
            if (query == 0) {
                readSession(rows);
            } else if (query == 1) {
                readLocks(rows);
            }
        }

        private void readSession(ResultSet row) throws SQLException {
            row.next();
            wal = row.getLong(1);
            verbosity = new Verbosity(row.getString(2), row.getString(3));
            activity = CatalogActivity.of(row, 4);
            for (int i = 0; i < SETTINGS.size(); i++) {
                settings.put(SETTINGS.get(i), row.getString(FIRST_SETTING + i));
            }
        }

        private void readLocks(ResultSet row) throws SQLException {
            while (row.next()) {
                transaction = row.getString(3);
                LockKey lock = LockKey.of(row);
                locks.add(lock);
                counters.put(lock.relation(), Counters.of(row, 4));
            }
        }

        /** Whoever changes a schema takes more than the locks of reads and writes. */
        private Set<Long> changed() {
            return locks.stream()
                    .filter(lock -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) > 0 && lock.relation() >= FIRST_OWN)
                    .map(LockKey::relation)
                    .collect(Collectors.toSet());
        }

        @Override
        public CatalogActivity activity() {
            return Objects.requireNonNull(activity).withLocked(changed());
        }

        SessionFacts facts() {
            return new SessionFacts(transaction, wal, locks, counters, settings, verbosity);
        }
    }
}
