package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.stream.Stream;

/** Tables that log whole old rows from now on, although an index could tell their rows apart. */
final class ReplicaIdentityFull implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Altered.in(step.trace(), Relation.class).stream()
                .filter(Altered::stays)
                .filter(table ->
                        table.was().replicaIdentity() != 'f' && table.is().replicaIdentity() == 'f')
                .map(Altered::is)
                .filter(table -> !step.stage().made(table.oid()))
                .filter(table -> PublishedTables.hasUsableIndex(step.after(), table))
                .map(table -> Sighting.of(
                        "replica-identity-full",
                        step.trace(),
                        table.name(),
                        "makes each UPDATE and DELETE of " + table.name() + " log all columns of the old row"));
    }
}
