package dev.assay.database.seed;

import java.util.List;
import java.util.Set;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param columns that refer
 * @param parent table referred to, as SQL writes it
 * @param parentColumns referred to, in the order of {@code columns}
 * @param self whether it refers to its own table
 */
record ForeignKey(String name, List<String> columns, String parent, List<String> parentColumns, boolean self) {

    boolean isWithin(Set<String> others) {
        return others.containsAll(columns);
    }

    boolean touches(Set<String> others) {
        return columns.stream().anyMatch(others::contains);
    }

    @Override
    public String toString() {
        return name + " (" + String.join(", ", columns) + ")";
    }
}
