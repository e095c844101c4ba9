package dev.assay.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads in one round trip what belongs to the relations that a session has locked, where only they changed. Whether that is so
 * tell the hashes of the catalogs as a whole, which then are those of the earlier state with other hashes of these relations.
 */
final class GuidedReading implements PreparedQueries.Reading {
    private final CatalogReader reader;
    private final List<RelationCatalogQuery> kinds;
    private final Set<Long> relations;
    private final Map<String, Long> parts = new HashMap<>();
    private final Map<Catalog, Map<Long, Long>> hashes = new EnumMap<>(Catalog.class);
    private final Map<ObjectId, SchemaObject> found = new HashMap<>();
    private boolean dependents;
    private String mark = "";

    private GuidedReading(CatalogReader reader, List<RelationCatalogQuery> kinds, Set<Long> relations) {
        this.reader = reader;
        this.kinds = kinds;
        this.relations = relations;
    }

    /** What changed, and the state and the mark after it. */
    record Result(List<Change> changes, StateReader.Marked now) {}

    /** Read; nothing if something else may have changed as well. */
    static Optional<Result> of(
            CatalogReader reader,
            Connection connection,
            CatalogState state,
            CatalogActivity.Writes writes,
            Set<Long> relations,
            Map<ObjectId, SchemaObject> known)
            throws SQLException {
        List<RelationCatalogQuery> kinds = CatalogReader.ofRelations(writes.catalogs(), writes.changedColumns());
        GuidedReading reading = new GuidedReading(reader, kinds, relations);
        reader.guided(connection, CatalogState.someSql(writes.catalogs()), kinds, relations, reading);
        return reading.result(state, known);
    }

    @Override
    public void read(int query, ResultSet rows) throws SQLException {
        if (query == 0) {
            readHashes(rows);
        } else if (query == 1) {
            dependents = rows.next();
        } else if (query - 2 < kinds.size()) {
            reader.read(kinds.get(query - 2), rows, found);
        } else {
            rows.next();
            mark = rows.getString(1);
        }
    }

    private void readHashes(ResultSet rows) throws SQLException {
        while (rows.next()) {
            if (rows.getString(1).equals(CatalogState.PARTS)) {
                parts.putAll(CatalogState.hashes(rows, Function.identity()));
            } else {
                hashes.put(Catalog.valueOf(rows.getString(1)), CatalogState.hashes(rows, Long::valueOf));
            }
        }
    }

    private Optional<Result> result(CatalogState state, Map<ObjectId, SchemaObject> known) {
        CatalogState now = state.with(relations, hashes);
        if (dependents || !now.agrees(parts)) {
            return Optional.empty();
        }
        Map<ObjectId, SchemaObject> before = known.entrySet().stream()
                .filter(object -> isRead(object.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Change> changes = Differences.between(before, found);
        return changes.stream().anyMatch(Differences::mayShowElsewhere)
                ? Optional.empty()
                : Optional.of(new Result(changes, new StateReader.Marked(now, mark)));
    }

    private boolean isRead(SchemaObject object) {
        return relations.contains(Owner.of(object))
                && kinds.stream().anyMatch(query -> query.kind().isInstance(object));
    }
}
