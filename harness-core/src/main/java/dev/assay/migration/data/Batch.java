package dev.assay.migration.data;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of one batch: those with these keys for which the step's condition still holds.
 *
 * @param table where they are
 * @param keys at least one primary key, in order, each with its columns' values as PostgreSQL writes them
 * @param condition the step's condition, an SQL expression
 */
public record Batch(KeyedTable table, List<List<String>> keys, String condition) {
    public Batch {
        keys = keys.stream().map(List::copyOf).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a batch without keys");
        }
    }

    /**
     * Return the SQL condition for exactly these rows. It has the step's own condition, so that an {@code UPDATE} with it looks
     * again at a row that somebody changed meanwhile. Names the columns of the key with schema and table, which must
     * therefore have no alias.
     */
    public String where() {
        String listed = keys.stream().map(table::literals).collect(Collectors.joining(", ", "(VALUES ", ")"));
        // The range lets the planner use the key's index, whatever it thinks of the list.
        return table.keyColumns() + " >= " + table.literals(keys.get(0)) + " AND " + table.upTo(last()) + " AND "
                + table.keyColumns() + " IN " + listed + " AND (" + condition + ")";
    }

    /** Return the last key. */
    List<String> last() {
        return keys.get(keys.size() - 1);
    }
}
