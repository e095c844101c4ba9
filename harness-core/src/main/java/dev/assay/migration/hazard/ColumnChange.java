package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import java.util.Objects;

/** A column that was there before a statement and after it. */
record ColumnChange(Column before, Column after) {
    /** Return whether it has another type, limit or collation. */
    boolean isRetyped() {
        return before.typeOid() != after.typeOid()
                || before.modifier() != after.modifier()
                || !before.collation().equals(after.collation());
    }

    /** Return whether it refuses NULL from now on. */
    boolean isRequiredNow() {
        return !before.notNull() && after.notNull();
    }

    /** Return whether it is stored and computed in another way. */
    boolean isComputedAnew() {
        return before.generated() == 's'
                && after.generated() == 's'
                && !Objects.equals(before.defaultValue(), after.defaultValue());
    }
}
