package dev.assay.migration.proof.lockfree;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the server who waits. For one thread. */
final class Waiters implements AutoCloseable {
    /**
     * Before PostgreSQL 14 the server says when a statement began and not when it began to wait. From then on it writes that down an
     * instant after the wait has begun, and the next look sees it.
     */
    private static final String WAITING = """
            SELECT l.pid, pg_blocking_pids(l.pid), l.mode, coalesce(c.relname, ''), s.since::text,
                   1000 * extract(epoch FROM clock_timestamp() - s.since),
                   (SELECT array_agg(h.pid::text || ' ' || h.mode) FROM pg_locks h
                    WHERE h.locktype = 'relation' AND h.relation = l.relation AND h.database = l.database AND h.pid <> l.pid
                          AND h.mode <> 'SIReadLock')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid LEFT JOIN pg_class c ON c.oid = l.relation
                 CROSS JOIN LATERAL (SELECT CASE WHEN current_setting('server_version_num')::integer < 140000 THEN a.query_start
                                            ELSE (to_jsonb(l) ->> 'waitstart')::timestamptz END) s (since)
            WHERE NOT l.granted AND a.datname = current_database() AND s.since IS NOT NULL
            """;

    private final Map<Integer, Client> clients;
    private final PreparedStatement query;

    Waiters(Connection connection, List<Client> clients) throws SQLException {
        this.clients = clients.stream().collect(Collectors.toMap(Client::pid, client -> client));
        this.query = connection.prepareStatement(WAITING);
    }

    /** Return who waits now. What they execute is noted before the server is asked, so that nobody is charged for what came before. */
    List<Waiter> look() throws SQLException {
        Map<Integer, Execution> running = running();
        List<Waiter> waiters = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                waiters.add(new Waiter(
                        row.getInt(1),
                        List.of((Integer[]) row.getArray(2).getArray()),
                        running.get(row.getInt(1)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6).max(BigDecimal.ZERO),
                        texts(row.getArray(7))));
            }
        }
        return waiters;
    }

    private Map<Integer, Execution> running() {
        Map<Integer, Execution> running = new HashMap<>();
        clients.forEach((pid, client) -> {
            Execution current = client.current();
            if (current != null) {
                running.put(pid, current);
            }
        });
        return running;
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    @Override
    public void close() throws SQLException {
        query.close();
    }
}
