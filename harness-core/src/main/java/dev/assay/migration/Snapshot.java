package dev.assay.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one session sees at one moment. Reads catalogs and counters alone, so within a transaction it adds no lock on a
 * relation that it knows.
 *
 * @param relations user relations by identity, without those of the runner
 * @param locks what the session's transaction holds
 * @param wal the position of the write-ahead log, in bytes
 */
record Snapshot(Map<Long, Relation> relations, Set<LockKey> locks, long wal) {
    private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";
    private static final String LOCKS =
            "SELECT relation::bigint, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted";
    private static final String RELATIONS = """
            SELECT c.oid::bigint, CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname,
                   c.relkind, c.relfilenode::bigint, coalesce(i.indrelid, 0)::bigint,
                   CASE WHEN c.relkind IN ('r', 'm') THEN pg_stat_get_xact_tuples_returned(c.oid) ELSE 0 END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 LEFT JOIN pg_index i ON i.indexrelid = c.oid
                 LEFT JOIN pg_class t ON t.oid = i.indrelid
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                  AND NOT coalesce(t.relname, c.relname) = ANY (string_to_array('%s', ','))
            ORDER BY c.oid
            """;

    /** Return what the session sees, without the relations of the runner. */
    static Snapshot take(Connection connection, Collection<String> bookkeeping) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long wal = number(statement, WAL);
            Set<LockKey> locks = locks(statement);
            return new Snapshot(relations(statement, bookkeeping), locks, wal);
        }
    }

    @Nullable Relation byName(String name) {
        return relations.values().stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    List<Relation> tables() {
        return relations.values().stream().filter(Relation::isTable).toList();
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<LockKey> locks(Statement statement) throws SQLException {
        Set<LockKey> locks = new HashSet<>();
        try (ResultSet row = statement.executeQuery(LOCKS)) {
            while (row.next()) {
                locks.add(LockKey.of(row));
            }
        }
        return locks;
    }

    private static Map<Long, Relation> relations(Statement statement, Collection<String> bookkeeping)
            throws SQLException {
        String own = String.join(",", bookkeeping).replace("'", "''");
        Map<Long, Relation> relations = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(RELATIONS.formatted(own))) {
            while (row.next()) {
                Relation relation = relation(row);
                relations.put(relation.oid(), relation);
            }
        }
        return relations;
    }

    private static Relation relation(ResultSet row) throws SQLException {
        char kind = row.getString(3).charAt(0);
        return new Relation(row.getLong(1), row.getString(2), kind, row.getLong(4), row.getLong(5), row.getLong(6));
    }
}
