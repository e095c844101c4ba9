package dev.assay.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of an object. At least one side is there.
 *
 * @param before the object as it was; null if it is new
 * @param after the object as it is; null if it is gone
 */
public record Change(
        @Nullable SchemaObject before, @Nullable SchemaObject after) {
    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of nothing");
        }
    }

    /** Return whether the object is new. */
    public boolean isNew() {
        return before == null;
    }

    /** Return whether the object is gone. */
    public boolean isGone() {
        return after == null;
    }

    /** Return the object as it is, or as it was if it is gone. */
    public SchemaObject object() {
        return after != null ? after : Objects.requireNonNull(before);
    }
}
