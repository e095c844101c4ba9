package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.stream.Stream;

/**
 * New partitions beside a default partition, whose rows are read to see that none belongs into the new one. The server says
 * when it need not read them, and not always when it does.
 */
final class DefaultPartitionScan implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return new PartitionWork(step).entered().flatMap(partition -> defaultBeside(partition, step)
                .filter(beside -> !isProved(beside, step))
                .map(beside -> sighting(partition, beside, step)));
    }

    private static Stream<Relation> defaultBeside(Relation partition, Step step) {
        return step.before()
                .objects(Relation.class)
                .filter(other -> other.parent() == partition.parent() && "DEFAULT".equals(other.partitionBound()))
                .filter(other -> !step.stage().made(other.oid()));
    }

    private static boolean isProved(Relation beside, Step step) {
        return step.trace().said("default partition \"" + beside.plainName() + "\" is implied by existing constraints");
    }

    private static Sighting sighting(Relation partition, Relation beside, Step step) {
        String check = SqlName.joined(beside.plainName(), "without", partition.plainName());
        String table = SqlName.of(beside);
        String instead = PartitionBound.of(partition, step.after())
                .flatMap(PartitionBound::condition)
                .map(condition -> "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK (NOT ("
                        + condition + ")) NOT VALID;\nALTER TABLE " + table + " VALIDATE CONSTRAINT " + check
                        + ";\n" + SqlText.terminated(step.trace().sql()))
                .orElse("");
        return new Sighting(
                "default-partition-scan",
                step.trace(),
                beside.name(),
                "reads " + RowsRead.all(step.trace(), beside.name()) + " of the default partition " + beside.name()
                        + " under ACCESS EXCLUSIVE, because no valid CHECK keeps those of " + partition.name()
                        + " out of it",
                instead);
    }
}
