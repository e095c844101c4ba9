package dev.assay.migration.trace;

import dev.assay.schema.Change;
import dev.assay.schema.ObjectId;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema as it was when a migration began, seen through all that has changed since. Not thread-safe. */
final class StartSchema implements Schema {
    private final Schema now;
    private final Map<ObjectId, @Nullable SchemaObject> earlier = new HashMap<>();

    StartSchema(Schema now) {
        this.now = now;
    }

    /** Look through these changes too; the first change of an object tells how it was. */
    void lookThrough(List<Change> changes) {
        for (Change change : changes) {
            ObjectId id = change.object().id();
            if (!earlier.containsKey(id)) {
                earlier.put(id, change.before());
            }
        }
    }

    @Override
    public Optional<SchemaObject> find(ObjectId id) {
        return earlier.containsKey(id) ? Optional.ofNullable(earlier.get(id)) : now.find(id);
    }

    @Override
    public Stream<SchemaObject> objects() {
        Stream<SchemaObject> kept = now.objects().filter(object -> !earlier.containsKey(object.id()));
        Stream<SchemaObject> gone = earlier.values().stream().flatMap(Stream::ofNullable);
        return Stream.concat(kept, gone);
    }
}
