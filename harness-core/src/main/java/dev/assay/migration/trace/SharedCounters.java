package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What all sessions of a database have done with the rows of its tables. For statements outside of a transaction, whose own
 * counters are gone when they return; since PostgreSQL 15, when sessions can be asked to hand their counts over at once.
 */
final class SharedCounters {
    private static final int FIRST_VERSION = 150_000;

    private static final String COUNTS = "SELECT oid::bigint, " + Counters.columns("", "oid")
            + " FROM pg_class WHERE relkind IN ('r', 'm') AND oid >= 16384";

    private SharedCounters() {}

    /**
     * Return the counts after a session, which must have no transaction, has handed its own over; empty before PostgreSQL 15.
     */
    static Optional<Map<Long, Counters>> after(Connection session, Observation observed) throws SQLException {
        return flush(session, observed) ? Optional.of(read(observed.session)) : Optional.empty();
    }

    /** Have a session, which must have no transaction, hand its counts over; false before PostgreSQL 15. */
    static boolean flush(Connection session, Observation observed) throws SQLException {
        if (observed.serverVersion < FIRST_VERSION) {
            return false;
        }
        try (Statement flush = session.createStatement()) {
            flush.execute("SELECT pg_stat_force_next_flush()");
        }
        return true;
    }

    private static Map<Long, Counters> read(Connection session) throws SQLException {
        Map<Long, Counters> counters = new HashMap<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            while (row.next()) {
                counters.put(row.getLong(1), Counters.of(row, 2));
            }
        }
        return counters;
    }
}
