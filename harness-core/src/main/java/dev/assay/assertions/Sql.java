package dev.assay.assertions;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.SqlWords;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;

/**
 * A statement with its parameters.
 *
 * @param text with a question mark for each parameter
 * @param parameters their values
 */
record Sql(String text, List<@Nullable Object> parameters) {
    private static final List<String> TRANSACTION =
            List.of("COMMIT", "END", "ROLLBACK", "ABORT", "BEGIN", "START", "PREPARE TRANSACTION");

    Sql {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    static Sql of(String text, @Nullable Object... parameters) {
        return new Sql(text, Arrays.asList(parameters));
    }

    /**
     * Take a statement from a test.
     *
     * @throws MistakeException if it would end the transaction that undoes it
     */
    static Sql written(String text, @Nullable Object... parameters) {
        for (String statement : statements(text)) {
            SqlWords words = SqlWords.of(statement);
            TRANSACTION.stream()
                    .filter(word -> words.startsWith(word.split(" ")))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new MistakeException(
                                "the statement [" + text + "]",
                                "it holds [" + word + "]",
                                "Assertions try everything in one transaction, which they roll back",
                                "leave it out, or execute it on a connection of the test before the assertion");
                    });
        }
        return of(text, parameters);
    }

    private static Stream<String> parsed(String text) throws SQLException {
        return Parser.parseJdbcSql(text, true, false, true, false, false).stream()
                .map(query -> query.nativeSql);
    }

    private static List<String> statements(String text) {
        try {
            return parsed(text).toList();
        } catch (SQLException unreadable) {
            return List.of(text);
        }
    }

    /** Bind text without a type, so that the server takes it for what belongs in its place. */
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
                statement.setObject(i + 1, value.toString(), Types.OTHER);
            } else if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    @Override
    public String toString() {
        return "[" + text.strip() + "]" + (parameters.isEmpty() ? "" : " with " + parameters);
    }
}
