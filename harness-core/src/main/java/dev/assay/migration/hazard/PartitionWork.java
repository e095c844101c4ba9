package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Change;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a statement did to the partitions of tables. */
record PartitionWork(Step step) {
    /** Return the tables that have become partitions, new ones included. */
    Stream<Relation> entered() {
        return relations()
                .filter(change -> !wasPartition(change))
                .map(Change::after)
                .flatMap(PartitionWork::partition);
    }

    /** Return the tables that were there before the migration and have become partitions. */
    Stream<Relation> attached() {
        return entered().filter(table -> !step.stage().made(table.oid()));
    }

    /** Return the partitions of old tables that are tables of their own now, as they were. */
    Stream<Relation> detached() {
        return relations()
                .filter(change -> change.after() instanceof Relation table && !table.isPartition())
                .map(Change::before)
                .flatMap(PartitionWork::partition)
                .filter(this::isOld);
    }

    /** Return the partitions of old tables that are gone, as they were. */
    Stream<Relation> dropped() {
        return relations()
                .filter(Change::isGone)
                .map(Change::before)
                .flatMap(PartitionWork::partition)
                .filter(this::isOld);
    }

    /** Return whether a table has become a partition, or a part of one, after it was there before the migration. */
    boolean isAttached(long table) {
        return attached().anyMatch(root -> leaves(step.after(), root).anyMatch(leaf -> leaf.oid() == table));
    }

    /** Return the tables with rows that a partition consists of: itself, or its own partitions. */
    static Stream<Relation> leaves(Schema schema, Relation table) {
        return table.isPartitioned()
                ? schema.objects(Relation.class)
                        .filter(part -> part.isPartition() && part.parent() == table.oid())
                        .flatMap(part -> leaves(schema, part))
                : Stream.of(table);
    }

    private boolean isOld(Relation partition) {
        return !step.stage().made(partition.oid()) && !step.stage().made(partition.parent());
    }

    private static Stream<Relation> partition(@Nullable SchemaObject object) {
        return object instanceof Relation table && table.isPartition() ? Stream.of(table) : Stream.empty();
    }

    private static boolean wasPartition(Change change) {
        return change.before() instanceof Relation table && table.isPartition();
    }

    private Stream<Change> relations() {
        return step.trace().changes().stream().filter(change -> change.object() instanceof Relation);
    }
}
