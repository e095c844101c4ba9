package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.stream.Stream;

/** Partitions that come or go while their parent is shut. */
final class PartitionLocks implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        PartitionWork work = new PartitionWork(step);
        return Stream.of(created(work), detached(work), dropped(work)).flatMap(sightings -> sightings);
    }

    private static Stream<Sighting> created(PartitionWork work) {
        Step step = work.step();
        return givesUpSoon(step)
                ? Stream.empty()
                : work.entered()
                        .filter(partition ->
                                step.before().relation(partition.oid()).isEmpty())
                        .filter(partition -> !step.stage().made(partition.parent()) && isParentShut(partition, step))
                        .map(partition -> created(partition, parent(partition, step.after()), step));
    }

    private static Sighting created(Relation partition, String parent, Step step) {
        return new Sighting(
                "partition-create",
                step.trace(),
                parent,
                "makes " + partition.name() + " under ACCESS EXCLUSIVE on " + parent,
                "CREATE TABLE " + SqlName.of(partition) + " (LIKE " + parentSql(partition, step.after())
                        + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES);\nALTER TABLE "
                        + parentSql(partition, step.after()) + " ATTACH PARTITION " + SqlName.of(partition) + " "
                        + partition.partitionBound() + ";");
    }

    private static Stream<Sighting> detached(PartitionWork work) {
        Step step = work.step();
        return givesUpSoon(step) || (!step.trace().transactional() && isConcurrent(step))
                ? Stream.empty()
                : work.detached().map(partition -> {
                    String parent = parent(partition, step.before());
                    return new Sighting(
                            "partition-detach",
                            step.trace(),
                            parent,
                            "detaches " + partition.name() + " under ACCESS EXCLUSIVE on " + parent
                                    + " and its default partition",
                            detachInstead(partition, step));
                });
    }

    private static String detachInstead(Relation partition, Step step) {
        boolean concurrently = step.stage().serverVersion() >= 140_000 && !hasDefault(partition, step.before());
        String detach =
                "ALTER TABLE " + parentSql(partition, step.before()) + " DETACH PARTITION " + SqlName.of(partition);
        return concurrently ? detach + " CONCURRENTLY;" : "SET LOCAL lock_timeout = '2s';\n" + detach + ";";
    }

    private static Stream<Sighting> dropped(PartitionWork work) {
        Step step = work.step();
        return work.dropped()
                .filter(partition -> step.after().relation(partition.parent()).isPresent())
                .map(partition -> {
                    String parent = parent(partition, step.before());
                    return new Sighting(
                            "partition-drop",
                            step.trace(),
                            partition.name(),
                            "drops " + partition.name() + " with its rows under ACCESS EXCLUSIVE on " + parent,
                            detachInstead(partition, step) + "\n-- later\nDROP TABLE " + SqlName.of(partition) + ";");
                });
    }

    private static boolean hasDefault(Relation partition, Schema schema) {
        return schema.objects(Relation.class)
                .anyMatch(other -> other.parent() == partition.parent() && "DEFAULT".equals(other.partitionBound()));
    }

    private static boolean givesUpSoon(Step step) {
        return SessionLimit.lockTimeout(step.settings()).givesUpSoon();
    }

    private static boolean isConcurrent(Step step) {
        return ConcurrentStatement.of(step.trace().sql()).isPresent();
    }

    private static boolean isParentShut(Relation partition, Step step) {
        return step.trace().locks().stream()
                .filter(lock -> lock.oid() == partition.parent())
                .map(HeldLock::mode)
                .anyMatch(mode -> mode == LockMode.ACCESS_EXCLUSIVE);
    }

    private static String parentSql(Relation partition, Schema schema) {
        return schema.relation(partition.parent()).map(SqlName::of).orElse("");
    }

    private static String parent(Relation partition, Schema schema) {
        return schema.relation(partition.parent()).map(Relation::name).orElse("");
    }
}
