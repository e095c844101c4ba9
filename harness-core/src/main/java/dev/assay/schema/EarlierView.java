package dev.assay.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A schema seen through the changes that led to it. */
final class EarlierView implements Schema {
    private final Schema later;
    private final Map<ObjectId, Change> changes = new HashMap<>();

    /** The first change of an object tells how it was. */
    EarlierView(Schema later, List<Change> changes) {
        this.later = later;
        changes.forEach(change -> this.changes.putIfAbsent(change.object().id(), change));
    }

    @Override
    public Optional<SchemaObject> find(ObjectId id) {
        Change change = changes.get(id);
        return change == null ? later.find(id) : Optional.ofNullable(change.before());
    }

    @Override
    public Stream<SchemaObject> objects() {
        Stream<SchemaObject> kept = later.objects().filter(object -> !changes.containsKey(object.id()));
        Stream<SchemaObject> earlier =
                changes.values().stream().map(Change::before).filter(Objects::nonNull);
        return Stream.concat(kept, earlier);
    }
}
