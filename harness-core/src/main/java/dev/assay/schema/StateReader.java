package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the state of the catalogs again, and no more of it than can have changed. */
final class StateReader {
    /** A text that stays the same is parsed once by the driver, so the server makes the mark. */
    static final String MARK = "SELECT set_config('assay.schema', clock_timestamp()::text, true)";

    private static final Set<String> CATALOGS =
            Catalog.ofRelations().map(Catalog::name).collect(Collectors.toSet());

    private final PreparedQueries queries;
    private final Map<Set<Catalog>, String> texts = new HashMap<>();

    StateReader(PreparedQueries queries) {
        this.queries = queries;
    }

    /**
     * The state, with the mark of the transaction in which it was read.
     *
     * @param mark empty outside of transactions
     */
    record Marked(CatalogState state, String mark) {}

    /** Return the whole state, and leave nothing behind. */
    CatalogState read(Connection connection) throws SQLException {
        Answer answer = new Answer();
        queries.run(connection, List.of(CatalogState.sql(EnumSet.allOf(Catalog.class))), answer);
        return new CatalogState(answer.relations, answer.parts);
    }

    /**
     * Return the state again, and leave a mark in the transaction.
     *
     * @param known the one before
     * @param writes what can have changed since; nothing if that is unknown
     */
    Marked read(Connection connection, CatalogState known, Optional<CatalogActivity.Writes> writes)
            throws SQLException {
        if (writes.isPresent()) {
            return reread(connection, known, writes.get().catalogs());
        }
        Answer answer = new Answer();
        ask(connection, CatalogState.TOTALS_SQL, answer);
        Set<Catalog> differing = known.differing(answer.parts);
        answer.parts.keySet().removeAll(CATALOGS);
        CatalogState found = known.with(Map.of(), answer.parts);
        return differing.isEmpty() ? new Marked(found, answer.mark) : reread(connection, found, differing);
    }

    private Marked reread(Connection connection, CatalogState known, Set<Catalog> written) throws SQLException {
        Answer answer = new Answer();
        ask(connection, texts.computeIfAbsent(written, CatalogState::sql), answer);
        return new Marked(known.with(answer.relations, answer.parts), answer.mark);
    }

    private void ask(Connection connection, String sql, Answer answer) throws SQLException {
        boolean outside = PreparedQueries.isOutsideTransactions(connection);
        queries.run(connection, outside ? List.of(sql) : List.of(sql, MARK), answer);
    }

    private static final class Answer implements PreparedQueries.Reading {
        private final Map<String, Long> parts = new HashMap<>();
        private final Map<Catalog, Map<Long, Long>> relations = new EnumMap<>(Catalog.class);
        private String mark = "";

        @Override
        public void read(int query, ResultSet rows) throws SQLException {
            while (rows.next()) {
                if (query == 1) {
                    mark = rows.getString(1);
                } else if (rows.getString(1).equals(CatalogState.PARTS)) {
                    parts.putAll(CatalogState.hashes(rows, Function.identity()));
                } else {
                    relations.put(Catalog.valueOf(rows.getString(1)), CatalogState.hashes(rows, Long::valueOf));
                }
            }
        }
    }
}
