package dev.assay.quality;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A gate whose names were found in the catalog.
 *
 * @param gate the gate
 * @param relation its table
 * @param column its column; null for metrics of a whole table
 * @param reference the referenced column; null for metrics that have none
 */
record Target(
        Gate gate,
        Relation relation,
        @Nullable Column column,
        @Nullable Reference reference) {
    Column requiredColumn() {
        return Objects.requireNonNull(column);
    }

    Reference requiredReference() {
        return Objects.requireNonNull(reference);
    }

    /** Return the column's name as SQL needs it. */
    String columnSql() {
        return requiredColumn().sql();
    }

    ScanMeasure measure() {
        return (ScanMeasure) gate.metric().measure();
    }

    /** Return the condition of the gate in brackets, if it has one. */
    Optional<String> where() {
        return gate.attribute(Attribute.WHERE).map(SqlText::bracketed);
    }
}
