package dev.assay.migration.data;

import java.util.List;

/**
 * Where a step stands.
 *
 * @param cursor the last key of the last batch; empty before the first one
 * @param end the last key that belongs to the step; empty if there is none
 * @param passed how many rows were looked at
 * @param total how many there are
 */
record Position(List<String> cursor, List<String> end, long passed, long total) {
    /** Return the SQL condition for the rows that are left. */
    String range(KeyedTable table) {
        return table.upTo(end) + (cursor.isEmpty() ? "" : " AND " + table.after(cursor));
    }
}
