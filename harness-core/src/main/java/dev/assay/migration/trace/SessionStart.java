package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session says of itself when a migration begins, from where on it tells everything.
 *
 * @param facts as they were before that
 * @param unreported what it did in transactions that have ended, and has not handed over yet, which it does at most once a
 *     second; its counters of the open transaction start from there and not from zero
 */
record SessionStart(SessionFacts facts, Map<Long, Counters> unreported) {
    private static final String COUNTS = "SELECT oid::bigint, " + Counters.columns("xact_", "oid")
            + " FROM pg_class WHERE relkind IN ('r', 'm') AND oid >= 16384";

    /** Ask a session; without a transaction it hands its counts over, and has none. */
    static SessionStart read(Connection connection, Observation observed) throws SQLException {
        boolean transactional = TransactionState.within(connection);
        List<String> asked = new ArrayList<>(SessionFacts.QUERIES);
        asked.add(Verbosity.raising(transactional));
        if (transactional) {
            asked.add(COUNTS);
        } else {
            SharedCounters.flush(connection, observed);
        }
        SessionFacts.Reading facts = new SessionFacts.Reading();
        Map<Long, Counters> unreported = new HashMap<>();
        observed.queries.run(connection, asked, (query, rows) -> {
            facts.read(query, rows);
            if (query == asked.indexOf(COUNTS)) {
                readCounts(rows, unreported);
            }
        });
        return new SessionStart(facts.facts(), unreported);
    }

    private static void readCounts(ResultSet row, Map<Long, Counters> counters) throws SQLException {
        while (row.next()) {
            Counters counted = Counters.of(row, 2);
            if (!counted.equals(Counters.NONE)) {
                counters.put(row.getLong(1), counted);
            }
        }
    }
}
