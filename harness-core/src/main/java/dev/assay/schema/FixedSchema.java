package dev.assay.schema;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects that do not change any more. */
record FixedSchema(Map<ObjectId, SchemaObject> all) implements Schema {
    FixedSchema {
        all = Map.copyOf(all);
    }

    @Override
    public Optional<SchemaObject> find(ObjectId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Stream<SchemaObject> objects() {
        return all.values().stream();
    }
}
