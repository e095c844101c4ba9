package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.stream.Stream;

/** Indexes that are dropped behind a queue that stops everybody. */
final class IndexDrop implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        IndexWork work = new IndexWork(step);
        if (work.isConcurrent() || SessionLimit.lockTimeout(step.settings()).givesUpSoon()) {
            return Stream.empty();
        }
        List<Index> dropped = work.dropped().toList();
        return dropped.stream()
                .filter(index -> !work.isOfConstraint(index) && !lostColumns(index, step))
                .filter(index -> dropped.stream().noneMatch(other -> other.oid() == parent(index, step)))
                .map(index -> sighting(index, work));
    }

    /** An index goes with its columns, and their drop is what is dangerous then. */
    private static boolean lostColumns(Index index, Step step) {
        return Altered.gone(step.trace(), Column.class).anyMatch(column -> column.relation() == index.table());
    }

    private static long parent(Index index, Step step) {
        return step.before().relation(index.oid()).map(Relation::parent).orElse(0L);
    }

    private static Sighting sighting(Index index, IndexWork work) {
        String table = work.table(index);
        boolean partitioned =
                work.step().before().relation(index.oid()).stream().anyMatch(own -> own.kind() == 'I');
        String name = IndexDefinition.name(index, work.step().before());
        return new Sighting(
                "index-drop-not-concurrent",
                work.step().trace(),
                table,
                "drops " + index.name() + " under ACCESS EXCLUSIVE on " + table
                        + ", which queues behind every transaction that uses it and is kept to the commit",
                partitioned
                        ? "SET LOCAL lock_timeout = '2s';\nDROP INDEX " + name + ";"
                        : "DROP INDEX CONCURRENTLY " + name + ";");
    }
}
