package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** New foreign keys of old tables whose columns no index begins with when the migration has ended. */
final class ForeignKeyWithoutIndex implements HazardRule {
    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return migration.statements().stream().flatMap(statement -> Altered.made(statement, Constraint.class)
                .flatMap(key -> key(key, statement, migration)));
    }

    private static Stream<Sighting> key(Constraint key, StatementTrace statement, WholeMigration migration) {
        Schema end = migration.end();
        return Stream.of(key)
                .filter(found -> found.kind() == Constraint.Kind.FOREIGN_KEY && found.parent() == 0)
                .filter(found -> !migration.stage().made(found.table()))
                .filter(found -> end.find(found.id()).isPresent() && !isIndexed(found, end))
                .map(found -> withoutIndex(found, statement, end));
    }

    private static boolean isIndexed(Constraint key, Schema schema) {
        int columns = key.columns().size();
        return schema.indexes(key.table())
                .filter(index ->
                        index.valid() && !index.partial() && index.keys().size() >= columns)
                .anyMatch(
                        index -> new HashSet<>(index.keys().subList(0, columns)).equals(new HashSet<>(key.columns())));
    }

    private static Sighting withoutIndex(Constraint key, StatementTrace statement, Schema end) {
        String parent = end.relation(key.referenced()).map(Relation::name).orElse("the parent");
        String columns = columns(key, end).stream().map(Column::plainName).collect(Collectors.joining(", "));
        return new Sighting(
                "fk-without-index",
                statement,
                key.tableName(),
                "no index of " + key.tableName() + " begins with (" + columns + "): each DELETE in " + parent
                        + " reads all of " + key.tableName(),
                "CREATE INDEX CONCURRENTLY ON " + SqlName.of(end, key.table()) + " (" + SqlName.of(columns(key, end))
                        + ");");
    }

    private static List<Column> columns(Constraint key, Schema schema) {
        return key.columns().stream()
                .flatMap(number -> schema.column(key.table(), number).stream())
                .toList();
    }
}
