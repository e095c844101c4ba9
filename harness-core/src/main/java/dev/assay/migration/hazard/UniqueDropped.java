package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Unique indexes that are gone for good. An ON CONFLICT of the running application may name their columns. */
final class UniqueDropped implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream().flatMap(statement -> Altered.gone(statement, Index.class)
                .filter(Index::unique)
                .filter(Index::valid)
                .filter(gone -> !migration.stage().made(gone.table()))
                .flatMap(gone -> sighting(statement, gone, migration)));
    }

    private static Stream<Sighting> sighting(StatementTrace statement, Index gone, WholeMigration migration) {
        Optional<Relation> table = migration.end().relation(gone.table());
        List<String> columns = columns(gone, migration);
        return table.isEmpty() || columns.isEmpty() || hasSuccessor(gone, migration)
                ? Stream.empty()
                : Stream.of(Sighting.of(
                        "unique-dropped",
                        statement,
                        table.get().name(),
                        "drops " + gone.name() + ": ON CONFLICT (" + String.join(", ", columns)
                                + ") fails with 42P10"));
    }

    /** Return the names of its columns; none if one of them is gone too, or is an expression. */
    private static List<String> columns(Index gone, WholeMigration migration) {
        List<String> columns = gone.keys().stream()
                .flatMap(number -> migration.end().column(gone.table(), number).stream())
                .map(Column::plainName)
                .toList();
        return columns.size() == gone.keys().size() ? columns : List.of();
    }

    private static boolean hasSuccessor(Index gone, WholeMigration migration) {
        return migration
                .end()
                .indexes(gone.table())
                .filter(other -> other.unique() && other.valid() && other.immediate())
                .anyMatch(other -> IndexDefinition.haveSameKeys(other, gone));
    }
}
