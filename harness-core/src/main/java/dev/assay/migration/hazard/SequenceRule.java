package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows that bring ids which their sequence does not know. */
final class SequenceRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        boolean advanced = migration.statements().stream()
                .map(statement -> StatementText.of(statement).withBodies())
                .anyMatch(text -> text.contains("SETVAL") || text.contains("RESTART") || startsElsewhere(text));
        return advanced
                ? Stream.empty()
                : migration.statements().stream()
                        .filter(statement -> !statement.failed())
                        .flatMap(statement -> bringsIds(migration.end(), statement))
                        .distinct();
    }

    /** A sequence that begins above the ids that are brought leaves room for them. */
    private static boolean startsElsewhere(StatementText text) {
        List<Token> tokens = text.words().tokens();
        return text.contains("START", "WITH")
                || IntStream.range(1, tokens.size())
                        .anyMatch(i ->
                                tokens.get(i - 1).is("START") && tokens.get(i).kind() == Token.Kind.NUMBER);
    }

    private static Stream<Sighting> bringsIds(Schema end, StatementTrace statement) {
        StatementText text = StatementText.of(statement);
        if (!text.startsWith("INSERT") || text.contains("NEXTVAL") || text.contains("OVERRIDING", "USER")) {
            return Stream.empty();
        }
        return text.firstNamed(end).stream().flatMap(table -> end.columns(table.oid())
                .filter(SequenceRule::hasSequence)
                .filter(column -> gives(text.words().tokens(), column))
                .limit(1)
                .map(column -> sighting(statement, table, column)));
    }

    private static boolean hasSequence(Column column) {
        return column.identity() == 'd'
                || column.identity() == 'a'
                || Objects.requireNonNullElse(column.defaultValue(), "").startsWith("nextval(");
    }

    /** Without a list of columns, an INSERT gives all of them, unless it says DEFAULT first. */
    private static boolean gives(List<Token> tokens, Column column) {
        List<Token> head = tokens.stream()
                .takeWhile(token ->
                        !token.is("VALUES") && !token.is("SELECT") && !token.is("TABLE") && !token.is("DEFAULT"))
                .toList();
        boolean listed = head.stream().anyMatch(token -> token.text().equals("("));
        List<Token> rest = tokens.subList(head.size(), tokens.size());
        boolean defaults = rest.isEmpty()
                || rest.get(0).is("DEFAULT")
                || (rest.size() > 2 && rest.get(0).is("VALUES") && rest.get(2).is("DEFAULT"));
        return !defaults && (!listed || RowWrite.mentions(head, column.plainName()));
    }

    private static Sighting sighting(StatementTrace statement, Relation table, Column column) {
        String name = table.name();
        return new Sighting(
                "sequence-left-behind",
                statement,
                name,
                "gives values for " + name + "." + column.plainName() + " while its sequence stays where it was",
                "SELECT setval(pg_get_serial_sequence(" + SqlName.literal(SqlName.of(table)) + ", "
                        + SqlName.literal(column.plainName()) + "), (SELECT max(" + SqlName.of(column.plainName())
                        + ") FROM " + SqlName.of(table) + "));");
    }
}
