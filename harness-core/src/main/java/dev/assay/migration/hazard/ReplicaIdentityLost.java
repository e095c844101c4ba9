package dev.assay.migration.hazard;

import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Publication;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Published tables whose rows nothing identifies any more. What a transaction takes away and gives back before its commit is
 * not missed by anybody.
 */
final class ReplicaIdentityLost implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        StatementTrace trace = step.trace();
        return trace.transactional() || trace.failed() || !matters(trace)
                ? Stream.empty()
                : lost(step.before(), step.after())
                        .filter(table -> !step.stage().made(table.oid()))
                        .map(table -> sighting(table, trace));
    }

    @Override
    public Stream<Sighting> examine(WholeMigration migration) {
        List<StatementTrace> changing = migration.statements().stream()
                .filter(StatementTrace::transactional)
                .filter(ReplicaIdentityLost::matters)
                .toList();
        return changing.isEmpty()
                ? Stream.empty()
                : lost(migration.stage().start(), migration.end())
                        .filter(table -> !migration.stage().made(table.oid()))
                        .flatMap(table -> culprit(table, changing).map(trace -> sighting(table, trace)));
    }

    private static Stream<Relation> lost(Schema before, Schema after) {
        return after.objects(Relation.class)
                .filter(table -> PublishedTables.refusesChanges(after, table))
                .filter(table -> before.relation(table.oid()).stream()
                        .noneMatch(earlier -> PublishedTables.refusesChanges(before, earlier)));
    }

    private static boolean matters(StatementTrace trace) {
        return trace.changes().stream().map(Change::object).anyMatch(ReplicaIdentityLost::matters);
    }

    private static boolean matters(SchemaObject object) {
        return object instanceof Index
                || object instanceof Relation
                || object instanceof Constraint
                || object instanceof Publication;
    }

    private static Stream<StatementTrace> culprit(Relation table, List<StatementTrace> changing) {
        Stream<StatementTrace> touching = changing.stream()
                .filter(trace ->
                        trace.changes().stream().map(Change::object).anyMatch(object -> touches(object, table)));
        return Stream.concat(touching, changing.stream()).limit(1);
    }

    private static boolean touches(SchemaObject object, Relation table) {
        return object.id().equals(table.id())
                || (object instanceof Index index && index.table() == table.oid())
                || object instanceof Publication;
    }

    private static Sighting sighting(Relation table, StatementTrace trace) {
        return Sighting.of(
                "replica-identity-lost",
                trace,
                table.name(),
                "leaves " + table.name()
                        + " published without a replica identity: each UPDATE and DELETE fails with 55000");
    }
}
