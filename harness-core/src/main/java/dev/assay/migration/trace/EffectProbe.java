package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries from another session what others would do: plan a read, take a writer's lock, lock a row. Waits a millisecond at most
 * for each, and all locks that it gets are gone when it returns.
 */
final class EffectProbe {
    private static final String TRY = """
            SELECT set_config('assay.probe', ?, false), set_config('statement_timeout', '2s', true),
                   set_config('lock_timeout', '1ms', true);
            DO $probe$
            DECLARE
                target regclass;
                found text := '';
            BEGIN
                FOREACH target IN ARRAY string_to_array(current_setting('assay.probe'), ',')::oid[]::regclass[] LOOP
                    found := found || target::oid || ':';
                    BEGIN
                        EXECUTE 'EXPLAIN SELECT * FROM ' || target;
                    EXCEPTION WHEN lock_not_available THEN found := found || 'R'; WHEN others THEN NULL;
                    END;
                    BEGIN
                        EXECUTE 'LOCK TABLE ONLY ' || target || ' IN ROW EXCLUSIVE MODE NOWAIT';
                    EXCEPTION WHEN lock_not_available THEN found := found || 'W'; WHEN others THEN NULL;
                    END;
                    BEGIN
                        EXECUTE 'SELECT 1 FROM ' || target || ' LIMIT 1 FOR NO KEY UPDATE NOWAIT';
                    EXCEPTION WHEN lock_not_available THEN found := found || 'U'; WHEN others THEN NULL;
                    END;
                    found := found || ',';
                END LOOP;
                PERFORM set_config('assay.probe', found, false);
            END $probe$;
            SELECT current_setting('assay.probe'), pg_current_wal_insert_lsn() - '0/0'::pg_lsn
            """;

    private final Connection session;

    /**
     * What was stopped.
     *
     * @param blocked the work that could not go on, by the oid of the table
     * @param wal the position of the write-ahead log after the probe, which locks rows
     */
    record Result(Map<Long, Set<Blocked.Work>> blocked, long wal) {}

    /** Probe over a session that does nothing else meanwhile. */
    EffectProbe(Connection session) {
        this.session = session;
    }

    /** Try these tables, at least one. */
    Result probe(Collection<Long> tables) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(TRY)) {
            statement.setString(1, tables.stream().map(String::valueOf).collect(Collectors.joining(",")));
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return new Result(read(row.getString(1)), row.getLong(2));
            }
        }
    }

    private static Map<Long, Set<Blocked.Work>> read(String answer) {
        Map<Long, Set<Blocked.Work>> blocked = new HashMap<>();
        for (String table : answer.split(",", -1)) {
            int colon = table.indexOf(':');
            if (colon > 0) {
                blocked.put(Long.parseLong(table.substring(0, colon)), works(table.substring(colon + 1)));
            }
        }
        return blocked;
    }

    private static Set<Blocked.Work> works(String letters) {
        Set<Blocked.Work> works = EnumSet.noneOf(Blocked.Work.class);
        letters.chars()
                .forEach(letter -> works.add(
                        switch (letter) {
                            case 'R' -> Blocked.Work.READS;
                            case 'W' -> Blocked.Work.WRITES;
                            default -> Blocked.Work.ROW_UPDATES;
                        }));
        return works;
    }
}
