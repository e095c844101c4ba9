package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What a session did in transactions that have ended, and has not handed over yet, which it does at most once a second. Its
 * counters of the open transaction start from there and not from zero.
 */
final class UnreportedCounters {
    private static final String COUNTS = """
            SELECT oid::bigint, pg_stat_get_xact_tuples_returned(oid), pg_stat_get_xact_tuples_inserted(oid),
                   pg_stat_get_xact_tuples_updated(oid), pg_stat_get_xact_tuples_deleted(oid)
            FROM pg_class WHERE relkind IN ('r', 'm') AND oid >= 16384
            """;

    private UnreportedCounters() {}

    /** Return them at the beginning of a transaction; without one, have them handed over, and return none. */
    static Map<Long, Counters> read(Connection session, Observation observed) throws SQLException {
        if (!TransactionState.within(session)) {
            SharedCounters.flush(session, observed);
            return Map.of();
        }
        Map<Long, Counters> counters = new HashMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            while (row.next()) {
                Counters counted = Counters.of(row, 2);
                if (!counted.equals(Counters.NONE)) {
                    counters.put(row.getLong(1), counted);
                }
            }
        }
        return counters;
    }
}
