package dev.assay.assertions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the server would execute a statement.
 *
 * @param indexes the indexes that it would read
 * @param text its steps, for people
 */
record Plan(List<String> indexes, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEAR =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_tidscan = off";
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
            return new Plan(
                    JSON.readTree(json).findValuesAsText("Index Name"),
                    explained(session, "EXPLAIN (COSTS OFF) ", sql));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("The plan is no JSON: [" + json + "]", unreadable);
        }
    }

    static Plan withoutScans(Session session, Sql sql) {
        Outcome unused = session.attempt(Sql.of(DEAR));
        return of(session, sql);
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
        return indexes.stream().anyMatch(wanted::contains);
    }
}
