package dev.assay.migration.proof.scales;

import java.util.List;
import java.util.Set;

/**
 * A table whose rows are multiplied.
 *
 * @param oid its oid
 * @param name quoted, with its schema
 * @param shown its name for people
 * @param partitioned whether its rows lie in partitions
 * @param columns the columns that can be written
 * @param keys the columns of each unique index, of its expressions and of its condition
 */
record GrownTable(
        long oid, String name, String shown, boolean partitioned, List<GrownColumn> columns, List<Set<Integer>> keys) {
    GrownTable {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Return what to select from to see its rows, and not those of tables that inherit from it. */
    String source() {
        return partitioned ? name : "ONLY " + name;
    }
}
