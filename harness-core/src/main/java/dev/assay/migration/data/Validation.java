package dev.assay.migration.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;

/**
 * What must hold when all steps have ended, before the migration counts as completed.
 *
 * @param name what must hold, in words
 * @param probe looks whether it does
 */
public record Validation(String name, Probe probe) {
    public Validation {
        Objects.requireNonNull(name);
        Objects.requireNonNull(probe);
    }

    /** Looks at the database. */
    @FunctionalInterface
    public interface Probe {
        /** Return what is wrong, or nothing. Reads only, in the transaction that completes the migration. */
        Optional<String> violation(Connection connection) throws SQLException;
    }

    /** Says yes or no. */
    @FunctionalInterface
    public interface Predicate {
        /** Return whether it holds. */
        boolean holds(Connection connection) throws SQLException;
    }

    /** Return the validation that a query gives no row; the first one that it gives is shown. */
    public static Validation noRows(String name, String sql) {
        return new Validation(name, connection -> firstRow(connection, sql));
    }

    /** Return the validation that a predicate holds. */
    public static Validation that(String name, Predicate predicate) {
        return new Validation(
                name, connection -> predicate.holds(connection) ? Optional.empty() : Optional.of("it does not hold"));
    }

    private static Optional<String> firstRow(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement()) {
            select.setMaxRows(1);
            try (ResultSet rows = select.executeQuery(sql)) {
                return rows.next() ? Optional.of("a row breaks it: " + written(rows)) : Optional.empty();
            }
        }
    }

    private static String written(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            text.append(column == 1 ? "" : ", ")
                    .append(row.getMetaData().getColumnLabel(column))
                    .append(" = [")
                    .append(row.getString(column))
                    .append(']');
        }
        return text.toString();
    }
}
