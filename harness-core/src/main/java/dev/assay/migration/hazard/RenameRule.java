package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Column;
import dev.assay.schema.Namespace;
import dev.assay.schema.ObjectId;
import dev.assay.schema.Relation;
import dev.assay.schema.SchemaObject;
import dev.assay.schema.SqlName;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables, columns and schemas that the old application does not find any more under their names. */
final class RenameRule implements HazardRule {
    private static final String NAMED_BY_APPLICATIONS = "rpvmf";

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        return Stream.of(schemas(migration), tables(migration), columns(migration))
                .flatMap(part -> part);
    }

    private static Stream<Sighting> schemas(WholeMigration migration) {
        return migration
                .stage()
                .start()
                .objects(Namespace.class)
                .flatMap(old -> now(migration, old)
                        .filter(now -> !now.name().equals(old.name()))
                        .flatMap(now -> statement(migration, old.id())
                                .map(statement -> Sighting.of(
                                        "rename-schema",
                                        statement,
                                        old.name(),
                                        "all of " + old.name() + " is now in " + now.name())))
                        .stream());
    }

    private static Stream<Sighting> tables(WholeMigration migration) {
        return migration
                .stage()
                .start()
                .objects(Relation.class)
                .filter(old -> NAMED_BY_APPLICATIONS.indexOf(old.kind()) >= 0 && !old.isPartition())
                .flatMap(old -> now(migration, old)
                        .filter(now -> !now.name().equals(old.name()) && !movedWithSchema(migration, old, now))
                        .flatMap(now -> table(migration, old, now))
                        .stream());
    }

    /** Its schema is reported instead. */
    private static boolean movedWithSchema(WholeMigration migration, Relation old, Relation now) {
        return old.plainName().equals(now.plainName())
                && migration
                        .stage()
                        .start()
                        .objects(Namespace.class)
                        .anyMatch(schema -> schema.name().equals(old.schema())
                                && now(migration, schema)
                                        .filter(renamed -> renamed.name().equals(now.schema()))
                                        .isPresent());
    }

    private static Optional<Sighting> table(WholeMigration migration, Relation old, Relation now) {
        Optional<StandIn> standIn = StandIn.of(old, migration.end());
        Optional<StatementTrace> statement = statement(migration, old.id());
        if (statement.isEmpty()) {
            return Optional.empty();
        }
        String moved = old.name() + " is now " + now.name();
        if (standIn.isPresent() && statement.get().transactional()) {
            return standIn.get().lack(old).map(lack -> sighting(old, now, statement.get(), moved + ", and " + lack));
        }
        String nobody =
                standIn.isPresent() ? "nothing stood there until a later commit" : "nothing stands under the old name";
        return Optional.of(sighting(old, now, statement.get(), moved + ", and " + nobody));
    }

    private static Sighting sighting(Relation old, Relation now, StatementTrace statement, String found) {
        boolean moved = !old.schema().equals(now.schema());
        String view = "CREATE VIEW " + SqlName.of(old.schema()) + "." + SqlName.of(old.plainName())
                + " AS SELECT * FROM " + SqlName.of(now) + ";";
        return new Sighting(
                moved ? "move-schema" : "rename-table",
                statement,
                old.name(),
                found,
                SqlText.terminated(statement.sql()) + "\n" + view);
    }

    private static Stream<Sighting> columns(WholeMigration migration) {
        return migration
                .stage()
                .start()
                .objects(Column.class)
                .flatMap(old -> now(migration, old)
                        .filter(now -> !now.plainName().equals(old.plainName()))
                        .flatMap(now -> column(migration, old, now))
                        .stream());
    }

    private static Optional<Sighting> column(WholeMigration migration, Column old, Column now) {
        Optional<Relation> table = migration.stage().start().relation(old.relation());
        boolean covered = table.flatMap(found -> StandIn.of(found, migration.end()))
                .filter(standIn -> standIn.hasColumn(old.plainName()))
                .isPresent();
        if (covered || table.filter(RenameRule::isRoot).isEmpty()) {
            return Optional.empty();
        }
        String found = table.get().name() + "." + old.plainName() + " is now " + now.plainName();
        return statement(migration, old.id())
                .map(statement -> table.get().isTable()
                        ? new Sighting(
                                "rename-column",
                                statement,
                                table.get().name(),
                                found,
                                new ViewOfOldNames(migration, table.get()).sql())
                        : Sighting.of("rename-column", statement, table.get().name(), found));
    }

    private static boolean isRoot(Relation table) {
        return NAMED_BY_APPLICATIONS.indexOf(table.kind()) >= 0 && table.parent() == 0;
    }

    private static <T extends SchemaObject> Optional<T> now(WholeMigration migration, T old) {
        @SuppressWarnings("unchecked") // An identity belongs to one kind of object.
        Optional<T> found = (Optional<T>) migration.end().find(old.id());
        return found;
    }

    /** Return the statement that gave the object its last name. */
    private static Optional<StatementTrace> statement(WholeMigration migration, ObjectId id) {
        return migration.statements().stream()
                .filter(statement -> statement.changes().stream()
                        .anyMatch(change -> change.object().id().equals(id)
                                && change.before() != null
                                && change.after() != null
                                && !change.before().name().equals(change.after().name())))
                .reduce((first, second) -> second);
    }
}
