package dev.assay.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of a live schema, found by identity and by the relation that they belong to. Not thread-safe. */
final class KnownObjects {
    private final Map<ObjectId, SchemaObject> all = new HashMap<>();
    private final Map<ObjectId, Relation> relations = new HashMap<>();
    private final Map<Long, Map<ObjectId, SchemaObject>> owned = new HashMap<>();
    private int dependents;

    KnownObjects(Map<ObjectId, SchemaObject> objects) {
        objects.values().forEach(this::put);
    }

    @Nullable SchemaObject find(ObjectId id) {
        return all.get(id);
    }

    Map<ObjectId, SchemaObject> all() {
        return all;
    }

    Collection<Relation> relations() {
        return relations.values();
    }

    /** Return whether there is anything whose text may name columns of relations that it does not belong to. */
    boolean hasDependents() {
        return dependents > 0;
    }

    /** Return what belongs to these relations. */
    Stream<SchemaObject> of(Set<Long> owners) {
        return owners.stream().flatMap(owner -> owned.getOrDefault(owner, Map.of()).values().stream());
    }

    void apply(List<Change> changes) {
        for (Change change : changes) {
            remove(change.object().id());
            SchemaObject after = change.after();
            if (after != null) {
                put(after);
            }
        }
    }

    private void put(SchemaObject object) {
        all.put(object.id(), object);
        dependents += mayDepend(object) ? 1 : 0;
        if (object instanceof Relation relation) {
            relations.put(object.id(), relation);
        }
        long owner = Owner.of(object);
        if (owner != Owner.NONE) {
            owned.computeIfAbsent(owner, unknown -> new HashMap<>()).put(object.id(), object);
        }
    }

    private void remove(ObjectId id) {
        SchemaObject object = all.remove(id);
        if (object != null) {
            dependents -= mayDepend(object) ? 1 : 0;
            relations.remove(id);
            owned.getOrDefault(Owner.of(object), new HashMap<>()).remove(id);
        }
    }

    private static boolean mayDepend(SchemaObject object) {
        return object instanceof Function
                || object instanceof Policy
                || object instanceof RewriteRule
                || (object instanceof Relation relation && relation.isView());
    }
}
