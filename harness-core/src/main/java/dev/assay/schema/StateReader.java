package dev.assay.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the state of the catalogs again, and no more of it than can have changed. */
final class StateReader {
    private final PreparedQueries queries;

    StateReader(PreparedQueries queries) {
        this.queries = queries;
    }

    /**
     * Return the state.
     *
     * @param known the one before
     * @param writes what can have changed since; nothing if that is unknown
     * @param last a statement to run afterwards; empty for none
     */
    CatalogState read(Connection connection, CatalogState known, Optional<CatalogActivity.Writes> writes, String last)
            throws SQLException {
        if (writes.isPresent()) {
            return reread(connection, known, writes.get().catalogs(), last);
        }
        Map<String, Long> totals = new HashMap<>();
        queries.runAside(
                connection,
                List.of(CatalogState.TOTALS_SQL),
                "",
                last,
                (query, rows) -> totals.putAll(CatalogState.hashes(rows, Function.identity())));
        Set<Catalog> differing = known.differing(totals);
        totals.keySet().removeAll(Catalog.ofRelations().map(Catalog::name).collect(Collectors.toSet()));
        CatalogState found = known.with(Map.of(), totals);
        return differing.isEmpty() ? found : reread(connection, found, differing, "");
    }

    private CatalogState reread(Connection connection, CatalogState known, Collection<Catalog> written, String last)
            throws SQLException {
        List<Catalog> catalogs = written.stream().filter(Catalog::isOfRelations).toList();
        boolean near = written.stream().allMatch(Catalog::isNear);
        List<String> sql = new ArrayList<>(List.of(near ? CatalogState.NEAR_SQL : CatalogState.OTHERS_SQL));
        catalogs.forEach(catalog -> sql.add(catalog.bucketsSql()));
        Map<String, Long> others = new HashMap<>();
        Map<Catalog, Map<Integer, Long>> buckets = new EnumMap<>(Catalog.class);
        queries.runAside(connection, sql, "", last, (query, rows) -> {
            if (query == 0) {
                others.putAll(CatalogState.hashes(rows, Function.identity()));
            } else {
                buckets.put(catalogs.get(query - 1), CatalogState.hashes(rows, Integer::valueOf));
            }
        });
        return known.with(buckets, others);
    }
}
