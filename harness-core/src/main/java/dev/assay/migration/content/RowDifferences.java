package dev.assay.migration.content;

import dev.assay.check.Finding;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * The rows in which a table differs: all of them counted, a few of them shown.
 *
 * @param table how the table differs
 * @param lost how many rows only the expected table has
 * @param added how many rows only the actual table has
 * @param changed how many rows both have, but not alike; without a key such a row counts as lost and added
 * @param rows a few of them, by key
 */
public record RowDifferences(TableDifference table, long lost, long added, long changed, List<RowDifference> rows) {
    public RowDifferences {
        Objects.requireNonNull(table);
        rows = List.copyOf(rows);
    }

    /** Return whether no row differs. */
    boolean isEmpty() {
        return lost == 0 && added == 0 && changed == 0;
    }

    /** Return a finding with the counts, and one for each row shown. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "rows",
                table.name() + ": " + counts() + " of " + count(table.expected().rows())));
        rows.forEach(row -> findings.add(row.finding(table.name())));
        return findings;
    }

    private String counts() {
        StringJoiner counts = new StringJoiner(", ");
        add(lost, "lost", counts);
        add(added, "added", counts);
        add(changed, "changed", counts);
        return counts.toString();
    }

    private static void add(long rows, String what, StringJoiner counts) {
        if (rows > 0) {
            counts.add(count(rows) + " " + what);
        }
    }

    private static String count(long rows) {
        return "[" + Unit.NUMBER.write(rows) + "]";
    }
}
