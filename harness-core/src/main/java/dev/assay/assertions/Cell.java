package dev.assay.assertions;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row.
 *
 * @param value as Java has it
 * @param text as the server writes it
 */
record Cell(@Nullable Object value, @Nullable String text) {
    static Cell of(ResultSet row, int column, String type) throws SQLException {
        String text = row.getString(column);
        Object value =
                switch (type) {
                    case "date" -> row.getObject(column, LocalDate.class);
                    case "time" -> row.getObject(column, LocalTime.class);
                    case "timestamp" -> row.getObject(column, LocalDateTime.class);
                    case "timestamptz" -> row.getObject(column, OffsetDateTime.class);
                    default -> row.getObject(column);
                };
        return new Cell(value, text);
    }

    /** Return whether it is this value. Numbers are compared by their value, anything else as it is or by its text. */
    boolean equalTo(@Nullable Object expected) {
        if (expected == null || value == null) {
            return expected == value;
        }
        if (expected instanceof Number && value instanceof Number) {
            return equalNumbers(expected.toString(), value.toString());
        }
        if (value instanceof OffsetDateTime moment && expected instanceof OffsetDateTime other) {
            return moment.isEqual(other);
        }
        if (value instanceof OffsetDateTime moment && expected instanceof Instant other) {
            return moment.toInstant().equals(other);
        }
        return value.equals(expected) || expected.toString().equals(text);
    }

    private static boolean equalNumbers(String left, String right) {
        Optional<BigDecimal> number = decimal(left);
        Optional<BigDecimal> other = decimal(right);
        if (number.isEmpty() || other.isEmpty()) {
            return left.equals(right);
        }
        return number.get().compareTo(other.get()) == 0;
    }

    /** NaN and the infinities are no decimals. */
    private static Optional<BigDecimal> decimal(String number) {
        try {
            return Optional.of(new BigDecimal(number));
        } catch (NumberFormatException special) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return String.valueOf(text);
    }
}
