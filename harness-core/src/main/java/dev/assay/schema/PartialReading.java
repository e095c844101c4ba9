package dev.assay.schema;

import java.sql.Connection;
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
    private final Connection connection;
    private final CatalogState.Changes changed;
    private final Set<Long> relations;
    private List<RelationCatalogQuery> kinds;
    private boolean lists;

    /**
     * Prepare to read.
     *
     * @param changed what changed
     * @param columnsChanged whether a column may be another one than it was, so that all texts with its name must be read
     */
    PartialReading(CatalogReader reader, Connection connection, CatalogState.Changes changed, boolean columnsChanged) {
        this.reader = reader;
        this.connection = connection;
        this.changed = changed;
        this.relations = new HashSet<>(changed.relations());
        this.lists = changed.hasLists();
        this.kinds = CatalogReader.ofRelations(changed.catalogs(), columnsChanged);
    }

    /**
     * Return what changed; nothing if the parts alone do not tell, because objects elsewhere may show what changed in them.
     *
     * @param known the objects as they were
     */
    Optional<List<Change>> changes(KnownObjects known) throws SQLException {
        if (known.hasDependents()) {
            addAffected();
        }
        Map<ObjectId, SchemaObject> before = known.all().entrySet().stream()
                .filter(object -> isChosen(object.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Change> changes = Differences.between(before, read());
        boolean unseen =
                changed.hasFunctions() && changes.stream().noneMatch(change -> change.object() instanceof Function);
        return unseen || changes.stream().anyMatch(Differences::mayShowElsewhere)
                ? Optional.empty()
                : Optional.of(changes);
    }

    private void addAffected() throws SQLException {
        if (relations.isEmpty()) {
            return;
        }
        Set<Long> affected = reader.affected(connection, relations);
        lists |= affected.remove(CatalogReader.FUNCTIONS);
        if (relations.addAll(affected)) {
            kinds = CatalogReader.ofRelations();
        }
    }

    private boolean isChosen(SchemaObject object) {
        if (object instanceof Function || object instanceof EnumLabel || object instanceof Publication) {
            return lists;
        }
        long owner = Owner.of(object);
        return owner != Owner.NONE
                && relations.contains(owner)
                && kinds.stream().anyMatch(query -> query.kind().isInstance(object));
    }

    private Map<ObjectId, SchemaObject> read() throws SQLException {
        Map<ObjectId, SchemaObject> found = new HashMap<>();
        if (!relations.isEmpty() && !kinds.isEmpty()) {
            found.putAll(reader.relations(connection, kinds, relations));
        }
        if (lists) {
            found.putAll(reader.lists(connection));
        }
        return found;
    }
}
