package dev.assay.migration.trace;

import dev.assay.schema.CatalogActivity;
import dev.assay.schema.Inquiry;
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

    /** Ask a session and refresh the schema; without a transaction the session hands its counts over, and has none. */
    static SessionStart read(Connection connection, Observation observed) throws SQLException {
        Asked asked = new Asked(TransactionState.within(connection));
        if (asked.transactional) {
            observed.schema.begin(connection, asked);
        } else {
            SharedCounters.flush(connection, observed);
            observed.queries.run(connection, asked.queries(), asked);
            observed.schema.refresh(observed.session);
        }
        return new SessionStart(asked.facts.facts(), asked.unreported);
    }

    private static final class Asked implements Inquiry {
        private final SessionFacts.Reading facts = new SessionFacts.Reading();
        private final Map<Long, Counters> unreported = new HashMap<>();
        private final boolean transactional;
        private final List<String> queries;

        Asked(boolean transactional) {
            this.transactional = transactional;
            this.queries = new ArrayList<>(SessionFacts.QUERIES);
            queries.add(Verbosity.raising(transactional));
            if (transactional) {
                queries.add(COUNTS);
            }
        }

        @Override
        public List<String> queries() {
            return queries;
        }

        @Override
        public void read(int query, ResultSet rows) throws SQLException {
            facts.read(query, rows);
            if (queries.get(query).equals(COUNTS)) {
                readCounts(rows, unreported);
            }
        }

        @Override
        public CatalogActivity activity() {
            return facts.activity();
        }
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
