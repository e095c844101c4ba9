package dev.assay.schema;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads only the objects in the parts of the catalogs that changed. */
final class PartialReading {
    private final CatalogReader reader;
    private final CatalogSession session;
    private final Set<CatalogState.Part> parts;
    private final Set<Long> relations = new HashSet<>();
    private boolean lists;

    PartialReading(CatalogReader reader, CatalogSession session, Set<CatalogState.Part> parts) {
        this.reader = reader;
        this.session = session;
        this.parts = parts;
    }

    /**
     * Return what changed; nothing if the parts alone do not tell, because objects elsewhere may show what changed in them.
     *
     * @param known the objects as they were
     */
    Optional<List<Change>> changes(Map<ObjectId, SchemaObject> known) throws SQLException {
        if (has('O')) {
            return Optional.empty();
        }
        choose(known);
        Map<ObjectId, SchemaObject> before = new HashMap<>(known);
        before.values().removeIf(object -> !isChosen(object));
        List<Change> changes = Differences.between(before, read());
        boolean unseen = has('F') && changes.stream().noneMatch(change -> change.object() instanceof Function);
        return unseen || changes.stream().anyMatch(Differences::mayShowElsewhere)
                ? Optional.empty()
                : Optional.of(changes);
    }

    private boolean has(char letter) {
        return parts.stream().anyMatch(part -> part.letter() == letter);
    }

    private void choose(Map<ObjectId, SchemaObject> known) throws SQLException {
        Set<Integer> buckets = parts.stream()
                .filter(part -> part.letter() == 'R')
                .map(CatalogState.Part::bucket)
                .collect(Collectors.toSet());
        if (!buckets.isEmpty()) {
            relations.addAll(reader.affected(session, buckets));
        }
        known.values().stream()
                .mapToLong(Owner::of)
                .filter(oid -> oid != Owner.NONE && buckets.contains(CatalogState.bucket(oid)))
                .forEach(relations::add);
        lists = relations.remove(CatalogReader.FUNCTIONS) || has('F') || has('L') || has('P');
    }

    private boolean isChosen(SchemaObject object) {
        boolean listed = object instanceof Function || object instanceof EnumLabel || object instanceof Publication;
        return listed ? lists : relations.contains(Owner.of(object));
    }

    private Map<ObjectId, SchemaObject> read() throws SQLException {
        Map<ObjectId, SchemaObject> found = new HashMap<>();
        if (!relations.isEmpty()) {
            found.putAll(reader.relations(session, relations));
        }
        if (lists) {
            found.putAll(reader.lists(session));
        }
        return found;
    }
}
