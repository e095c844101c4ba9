package dev.assay.assertions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the server would execute a statement.
 *
 * @param reads the steps that would read an index
 * @param sorts how many steps would sort
 * @param text its steps, for people
 */
record Plan(List<IndexRead> reads, long sorts, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEAR =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_tidscan = off";
    private static final String IN_ORDER =
            "SET LOCAL enable_hashagg = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_nestloop = off";
    private static final String WITHOUT_INDEXES =
            "SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_bitmapscan = off;"
                    + " SET LOCAL enable_seqscan = on; SET LOCAL enable_sort = on";
    private static final String PARTIAL =
            "SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE i.indpred IS NOT NULL";
    private static final String PARTS = """
            WITH RECURSIVE part(oid) AS (
                SELECT oid FROM pg_class WHERE relname = ? AND relkind IN ('i', 'I')
                UNION ALL SELECT i.inhrelid FROM pg_inherits i JOIN part ON part.oid = i.inhparent)
            SELECT c.relname FROM pg_class c JOIN part USING (oid)
            """;
    private static final String ALL = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('i', 'I') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """;
    private static final String DEFINITION = "SELECT pg_get_indexdef(oid) FROM pg_class WHERE relname = ?";

    static Plan of(Session session, Sql sql) {
        String json = explained(session, "EXPLAIN (FORMAT JSON) ", sql);
        try {
            JsonNode root = JSON.readTree(json).path(0).path("Plan");
            return new Plan(
                    IndexRead.in(root).toList(),
                    IndexRead.sorts(root),
                    explained(session, "EXPLAIN (COSTS OFF) ", sql));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The plan is no JSON: [" + json + "]", unreadable);
        }
    }

    static Plan withoutScans(Session session, Sql sql) {
        return with(DEAR, session, sql);
    }

    /** Settings stay until the transaction ends. */
    private static Plan with(String settings, Session session, Sql sql) {
        Outcome unused = session.attempt(Sql.of(settings));
        return of(session, sql);
    }

    /**
     * Return whether this plan without scans is served by one of these indexes. An index with all columns of a query is read
     * from end to end instead of a table that is dear; that tells nothing unless it has fewer rows, or its order is needed.
     */
    boolean isServedBy(List<String> wanted, Session session, Sql sql) {
        return uses(wanted) && (searches(wanted, session) || givesOrder(wanted, session, sql));
    }

    private boolean searches(List<String> wanted, Session session) {
        List<String> partial = session.texts(PARTIAL);
        return reads.stream()
                .filter(read -> wanted.contains(read.index()))
                .anyMatch(read -> read.searches() || partial.contains(read.index()));
    }

    private static boolean givesOrder(List<String> wanted, Session session, Sql sql) {
        Plan ordered = with(IN_ORDER, session, sql);
        return ordered.uses(wanted)
                && ordered.sorts() < with(WITHOUT_INDEXES, session, sql).sorts();
    }

    private static String explained(Session session, String explain, Sql sql) {
        Outcome outcome = session.attempt(new Sql(explain + sql.text(), sql.parameters()));
        if (outcome instanceof Outcome.Done done) {
            return done.rows().rows().stream()
                    .map(row -> String.valueOf(row.get(0).text()))
                    .collect(Collectors.joining("\n"));
        }
        throw new Unmet(Answer.of(sql + " can be explained", outcome.toString()));
    }

    /** Return an index and its parts. */
    static List<String> indexes(Session session, String name) {
        List<String> parts = session.texts(PARTS, name);
        if (parts.isEmpty()) {
            throw new Unmet(Answer.missing("index [" + name + "] exists", "indexes", name, session.texts(ALL)));
        }
        return parts;
    }

    static String definition(Session session, String name) {
        return "the index is [" + session.texts(DEFINITION, name).get(0) + "]";
    }

    boolean uses(List<String> wanted) {
        return reads.stream().map(IndexRead::index).anyMatch(wanted::contains);
    }
}
