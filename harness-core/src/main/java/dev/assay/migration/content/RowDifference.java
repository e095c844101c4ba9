package dev.assay.migration.content;

import dev.assay.check.Finding;

/**
 * One row that differs, or one value in it.
 *
 * @param kind how
 * @param row which one, by its key: {@code id = 17}; by its values without a key
 * @param column the column, for a changed value; else empty
 * @param expected the value expected; for a lost row its values without the key
 * @param actual the value found; for an added row its values without the key
 */
public record RowDifference(Kind kind, String row, String column, String expected, String actual) {
    /** How a row differs. */
    public enum Kind {
        /** Only the expected table has it. */
        LOST,
        /** Only the actual table has it. */
        ADDED,
        /** Both have it, with another value. */
        CHANGED
    }

    /** Return it in one line. */
    Finding finding(String table) {
        String place = table + ", " + row;
        return switch (kind) {
            case LOST -> Finding.of("lost", place + with(expected));
            case ADDED -> Finding.of("added", place + with(actual));
            case CHANGED ->
                Finding.of("changed", place + ": " + column + " is [" + actual + "], expected [" + expected + "]");
        };
    }

    private static String with(String values) {
        return values.isEmpty() ? "" : ": " + values;
    }
}
