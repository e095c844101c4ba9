package dev.assay.migration.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the rows in which one table differs between two databases. Hashes of rows are streamed from both in the order of the
 * hashes of their keys and merged, so that memory does not grow with the rows; only the few rows shown are read.
 */
final class RowComparison {
    /** Numbers of one length sort as numbers. */
    private static final Comparator<RowDifference> BY_ROW = Comparator.comparing(RowDifference::kind)
            .thenComparing(difference -> difference.row().length())
            .thenComparing(RowDifference::row);

    private final TableDifference table;
    private final int limit;
    private final List<String> key;
    private final List<String> compared;

    RowComparison(TableDifference table, int limit) {
        this.table = table;
        this.limit = limit;
        this.compared = table.compared();
        this.key = table.isKeyed() ? table.expected().table().key() : compared;
    }

    /** Compare, both sessions in a transaction of their own. */
    RowDifferences between(Connection expected, Connection actual) throws SQLException {
        RowTally tally = tally(expected, actual);
        List<RowDifference> shown = shown(tally, expected, actual);
        return new RowDifferences(table, tally.lost(), tally.added(), tally.changed(), shown);
    }

    private RowTally tally(Connection expected, Connection actual) throws SQLException {
        RowTally tally = new RowTally(limit);
        try (RowHashes left = new RowHashes(expected, table.expected().table(), key, compared);
                RowHashes right = new RowHashes(actual, table.actual().table(), key, compared)) {
            while (!left.isEmpty() || !right.isEmpty()) {
                long next = Math.min(left.key(), right.key());
                tally.note(next, left.take(next), right.take(next));
            }
        }
        return tally;
    }

    private List<RowDifference> shown(RowTally tally, Connection expected, Connection actual) throws SQLException {
        ShownRows rows = new ShownRows(key, compared);
        ContentTable left = table.expected().table();
        ContentTable right = table.actual().table();
        List<RowDifference> shown = new ArrayList<>();
        rows.read(expected, left, tally.lostKeys())
                .values()
                .forEach(row -> shown.add(whole(RowDifference.Kind.LOST, row)));
        rows.read(actual, right, tally.addedKeys())
                .values()
                .forEach(row -> shown.add(whole(RowDifference.Kind.ADDED, row)));
        Map<Long, ShownRow> before = rows.read(expected, left, tally.changedKeys());
        Map<Long, ShownRow> after = rows.read(actual, right, tally.changedKeys());
        before.forEach((hash, row) -> {
            ShownRow other = after.getOrDefault(hash, row);
            row.differing(other, compared).forEach(column -> shown.add(changed(row, other, column)));
        });
        shown.sort(BY_ROW);
        return shown.subList(0, Math.min(limit, shown.size()));
    }

    private RowDifference whole(RowDifference.Kind kind, ShownRow row) {
        List<String> others =
                compared.stream().filter(column -> !key.contains(column)).toList();
        String values = Excerpt.of(row.write(others));
        return kind == RowDifference.Kind.LOST
                ? new RowDifference(kind, named(row), "", values, "")
                : new RowDifference(kind, named(row), "", "", values);
    }

    private RowDifference changed(ShownRow row, ShownRow other, String column) {
        String expected = row.value(column);
        String actual = other.value(column);
        return new RowDifference(
                RowDifference.Kind.CHANGED,
                named(row),
                column,
                Excerpt.of(expected, actual),
                Excerpt.of(actual, expected));
    }

    private String named(ShownRow row) {
        return Excerpt.of(row.write(key));
    }
}
