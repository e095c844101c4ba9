package dev.assay.migration.content;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How what a database holds differs from what was expected. Immutable and thread-safe.
 *
 * @param missing tables that only the expected database has
 * @param additional tables that only the actual database has
 * @param tables those of both with other rows or other columns, and those of which the sums cannot tell
 * @param without the columns that were not compared
 */
public record ContentDifference(
        List<String> missing, List<String> additional, List<TableDifference> tables, ColumnPatterns without) {
    /** How many differing rows of a table are shown unless somebody asks for another number. */
    public static final int SHOWN = 5;

    public ContentDifference {
        missing = List.copyOf(missing);
        additional = List.copyOf(additional);
        tables = List.copyOf(tables);
    }

    /** Return whether both hold the same in the same tables and columns. */
    public boolean isEmpty() {
        return missing.isEmpty() && additional.isEmpty() && tables.isEmpty();
    }

    /** Return the names of all tables that differ, in order. */
    public List<String> names() {
        return Stream.of(missing.stream(), additional.stream(), tables.stream().map(TableDifference::name))
                .flatMap(names -> names)
                .sorted()
                .toList();
    }

    /** Return the tables of both that hold other rows, as far as both have their columns. */
    public List<TableDifference> withOtherRows() {
        return tables.stream().filter(TableDifference::hasOtherRows).toList();
    }

    /**
     * Read the rows in which the tables of both differ, also where values of columns that were left out hide it from the sums because
     * no key tells which row is which.
     *
     * @param expected the database whose content was expected, still as it was
     * @param actual the database with the content found, still as it was
     */
    public List<RowDifferences> rows(TestDatabase expected, TestDatabase actual) throws SQLException {
        return rows(expected, actual, SHOWN);
    }

    /**
     * Do the same, with another number of rows.
     *
     * @param limit how many differing rows are shown of each table, at most
     */
    public List<RowDifferences> rows(TestDatabase expected, TestDatabase actual, int limit) throws SQLException {
        try (Connection left = expected.connect();
                Connection right = actual.connect()) {
            return Moment.of(left, () -> Moment.of(right, () -> rows(left, right, limit)));
        }
    }

    private List<RowDifferences> rows(Connection expected, Connection actual, int limit) throws SQLException {
        OutputSettings.apply(expected);
        OutputSettings.apply(actual);
        List<RowDifferences> rows = new ArrayList<>();
        for (TableDifference table : tables) {
            if (table.hasOtherRows() || table.isOpen()) {
                rows.add(new RowComparison(table, limit).between(expected, actual));
            }
        }
        rows.removeIf(found -> found.isEmpty() && found.table().isOpen());
        return rows;
    }

    /** Return findings on the tables of both that hold other rows, without the rows. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        withOtherRows().forEach(table -> findings.addAll(table.findings()));
        return findings;
    }
}
