package dev.assay.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What changed from objects to objects. */
final class Differences {
    private Differences() {}

    static List<Change> between(Map<ObjectId, SchemaObject> before, Map<ObjectId, SchemaObject> after) {
        List<Change> changes = new ArrayList<>();
        after.forEach((id, object) -> {
            SchemaObject earlier = before.get(id);
            if (!object.equals(earlier)) {
                changes.add(new Change(earlier, object));
            }
        });
        before.forEach((id, object) -> {
            if (!after.containsKey(id)) {
                changes.add(new Change(object, null));
            }
        });
        return changes;
    }

    /** Return whether others may show the name of what changed, and so must be read again. */
    static boolean mayShowElsewhere(Change change) {
        SchemaObject before = change.before();
        SchemaObject after = change.after();
        boolean renamed = before != null && after != null && !Objects.equals(before.name(), after.name());
        return renamed
                || (change.object() instanceof Function && (before == null || after == null))
                || (change.object() instanceof EnumLabel && before != null);
    }
}
