package dev.assay.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of a catalog, read column by column from the left. */
final class Row {
    private static final Pattern LIST = Pattern.compile("[{} ,]+");
    private final ResultSet result;
    private int column;

    Row(ResultSet result) {
        this.result = result;
    }

    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    long number() throws SQLException {
        return result.getLong(++column);
    }

    int small() throws SQLException {
        return result.getInt(++column);
    }

    float real() throws SQLException {
        return result.getFloat(++column);
    }

    boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    /** Read a text; empty if there is none. */
    String text() throws SQLException {
        return Objects.requireNonNullElse(nullableText(), "");
    }

    @Nullable String nullableText() throws SQLException {
        return result.getString(++column);
    }

    /** Read one letter; a space if there is none. */
    char letter() throws SQLException {
        String text = text();
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** Read what the server writes as {@code {1,2}} or {@code 1 2}. */
    List<Long> numbers() throws SQLException {
        return LIST.splitAsStream(text())
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
