package dev.assay.migration.traffic;

import dev.assay.database.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an application does on one version of the schema, tried there once. Immutable.
 *
 * @param operations those that the database accepts
 * @param refused those that it does not accept, or has no row for, by name
 * @param missing what could not be made, and why
 */
public record KnownTraffic(List<KnownOperation> operations, Map<String, Failure> refused, Map<String, String> missing) {
    private static final String TOUCHED = """
            SELECT CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END,
                   bool_or(l.mode NOT IN ('AccessShareLock', 'RowShareLock'))
            FROM pg_locks l JOIN pg_class c ON c.oid IN (l.relation, pg_partition_root(l.relation))
                 JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND c.relkind IN ('r', 'p') AND c.oid >= 16384
            GROUP BY 1
            """;

    public KnownTraffic {
        operations = List.copyOf(operations);
        refused = Map.copyOf(refused);
        missing = Map.copyOf(missing);
    }

    /** Try each operation in a transaction that leaves nothing, and see what it locks. */
    public static KnownTraffic learn(Traffic traffic, TestDatabase database, Set<String> bookkeeping)
            throws SQLException {
        try (TrafficSession session = TrafficSession.open(database)) {
            Traffic.Drawn drawn = traffic.draw(session.connection(), bookkeeping);
            List<KnownOperation> operations = new ArrayList<>();
            Map<String, Failure> refused = new TreeMap<>(drawn.refused());
            for (TrafficOperation operation : drawn.operations()) {
                Watched seen = new Watched(operation);
                Optional<Failure> failure = session.undo(seen.operation(), 0);
                failure.ifPresentOrElse(
                        found -> refused.put(operation.name(), found), () -> operations.add(seen.known()));
            }
            return new KnownTraffic(operations, refused, drawn.missing());
        }
    }

    /** Sees what an operation has locked, at the end of its transaction. */
    private record Watched(TrafficOperation watched, Set<String> reads, Set<String> writes) {
        Watched(TrafficOperation operation) {
            this(operation, new HashSet<>(), new HashSet<>());
        }

        TrafficOperation operation() {
            return new TrafficOperation(watched.name(), (connection, turn) -> {
                watched.work().run(connection, turn);
                try (Statement statement = connection.createStatement();
                        ResultSet table = statement.executeQuery(TOUCHED)) {
                    while (table.next()) {
                        (table.getBoolean(2) ? writes : reads).add(table.getString(1));
                    }
                }
            });
        }

        KnownOperation known() {
            return new KnownOperation(watched, reads, writes);
        }
    }
}
