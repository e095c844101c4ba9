package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Function;
import dev.assay.schema.Namespace;
import dev.assay.schema.ObjectId;
import dev.assay.schema.Policy;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that the old application does not see any more, and rights that it has not any more. */
final class RowSecurityRule implements HazardRule {
    private static final String ID = "rls-hides-rows";

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        Schema start = migration.stage().start();
        Stream<Sighting> tables = start.objects(Relation.class)
                .flatMap(old -> migration.end().relation(old.oid()).stream()
                        .flatMap(now -> Stream.concat(
                                rows(migration, old, now),
                                rights(migration, now, old.privileges(), now.privileges()))));
        Stream<Sighting> schemas = start.objects(Namespace.class)
                .flatMap(old -> migration.end().find(old.id()).map(Namespace.class::cast).stream()
                        .flatMap(now -> rights(migration, now, old.privileges(), now.privileges())));
        Stream<Sighting> functions = start.objects(Function.class)
                .flatMap(old -> migration.end().find(old.id()).map(Function.class::cast).stream()
                        .flatMap(now -> rights(migration, now, old.privileges(), now.privileges())));
        return Stream.of(tables, schemas, functions).flatMap(part -> part);
    }

    private static Stream<Sighting> rows(WholeMigration migration, Relation old, Relation now) {
        if (!now.rowSecurity()) {
            return Stream.empty();
        }
        if (permissive(migration.end(), now).isEmpty()) {
            return hidden(migration, old, now);
        }
        return old.rowSecurity() ? narrowed(migration, now) : Stream.empty();
    }

    /** It may have been so before. */
    private static Stream<Sighting> hidden(WholeMigration migration, Relation old, Relation now) {
        List<Policy> before = permissive(migration.stage().start(), old);
        if (old.rowSecurity() && before.isEmpty()) {
            return Stream.empty();
        }
        ObjectId cause = old.rowSecurity() ? before.get(0).id() : now.id();
        return sighting(
                migration,
                cause,
                now.name(),
                "row security of " + now.name() + " is on, and no policy lets a row through",
                "CREATE POLICY ... ON " + SqlName.of(now) + " USING (...); -- before ALTER TABLE " + SqlName.of(now)
                        + " ENABLE ROW LEVEL SECURITY");
    }

    private static List<Policy> permissive(Schema schema, Relation table) {
        return policies(schema, table).filter(Policy::permissive).toList();
    }

    private static Stream<Policy> policies(Schema schema, Relation table) {
        return schema.objects(Policy.class).filter(policy -> policy.table() == table.oid());
    }

    private static Stream<Sighting> narrowed(WholeMigration migration, Relation table) {
        List<Policy> now = policies(migration.end(), table).toList();
        Schema start = migration.stage().start();
        Stream<Sighting> less = policies(start, table)
                .filter(Policy::permissive)
                .filter(old -> now.stream().noneMatch(policy -> isSame(policy, old)))
                .flatMap(old -> sighting(
                        migration, old.id(), table.name(), "the policy " + old.name() + " is gone or another one", ""));
        Stream<Sighting> restrictive = now.stream()
                .filter(policy ->
                        !policy.permissive() && start.find(policy.id()).isEmpty())
                .flatMap(policy -> sighting(
                        migration, policy.id(), table.name(), "the policy " + policy.name() + " takes rows away", ""));
        return Stream.concat(less, restrictive);
    }

    private static boolean isSame(Policy policy, Policy old) {
        return policy.plainName().equals(old.plainName())
                && policy.command() == old.command()
                && policy.permissive()
                && policy.definition().equals(old.definition());
    }

    private static Stream<Sighting> rights(WholeMigration migration, SchemaObject object, String before, String after) {
        List<String> losers = Privileges.of(before).lostIn(Privileges.of(after));
        return losers.isEmpty()
                ? Stream.empty()
                : sighting(
                        migration,
                        object.id(),
                        object.name(),
                        String.join(", ", losers) + " has less rights on " + object.name() + " than before",
                        "-- in the release after the one that stops needing the right");
    }

    private static Stream<Sighting> sighting(
            WholeMigration migration, ObjectId cause, String table, String found, String instead) {
        Optional<StatementTrace> statement = migration.statements().stream()
                .filter(candidate -> candidate.changes().stream()
                        .anyMatch(change -> change.object().id().equals(cause)))
                .reduce((first, second) -> second);
        return statement.map(culprit -> new Sighting(ID, culprit, table, found, instead)).stream();
    }
}
