package dev.assay.database.seed;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The server does not take generated rows: which constraint, which column, which line gives it other values. */
record Refusal(TableRequest request, SQLException failure) {
    private static final String CONSTRAINT = """
            SELECT pg_get_constraintdef(c.oid),
                   ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.conrelid AND attnum = ANY (c.conkey))
            FROM pg_constraint c WHERE c.conrelid = ?::regclass AND c.conname = ?""";

    MistakeException explain(Connection connection) {
        Optional<ServerErrorMessage> server =
                Optional.ofNullable(failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null);
        Optional<String> constraint = server.map(ServerErrorMessage::getConstraint);
        Rule rule = constraint.flatMap(name -> read(connection, name)).orElse(new Rule("", List.of()));
        List<String> columns = rule.columns().isEmpty()
                ? server.map(ServerErrorMessage::getColumn).stream().toList()
                : rule.columns();
        MistakeException answer = new MistakeException(
                SeedMistakes.asked(request),
                "the server refused the rows: " + message(server),
                constraint
                        .map(name -> "the constraint [%s] %s on %s asks for more than can be derived from it"
                                .formatted(name, rule.definition(), columns))
                        .orElse(""),
                SeedMistakes.override(request, columns.isEmpty() ? "column" : columns.get(0)));
        answer.initCause(failure);
        return answer;
    }

    private String message(Optional<ServerErrorMessage> server) {
        String detail = server.map(ServerErrorMessage::getDetail)
                .map(text -> " (" + text + ")")
                .orElse("");
        return server.map(ServerErrorMessage::getMessage).orElse(String.valueOf(failure.getMessage())) + detail;
    }

    private Optional<Rule> read(Connection connection, String constraint) {
        try (PreparedStatement statement = connection.prepareStatement(CONSTRAINT)) {
            statement.setString(1, request.shape().name());
            statement.setString(2, constraint);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Rule(row.getString(1), List.of((String[])
                                row.getArray(2).getArray())))
                        : Optional.empty();
            }
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
            return Optional.empty();
        }
    }

    private record Rule(String definition, List<String> columns) {}
}
