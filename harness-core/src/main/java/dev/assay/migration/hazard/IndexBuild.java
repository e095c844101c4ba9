package dev.assay.migration.hazard;

import dev.assay.migration.Notice;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** New indexes that stop the writers of their table while they are built. */
final class IndexBuild implements HazardRule {
    private static final Set<String> VECTOR_METHODS = Set.of("hnsw", "ivfflat", "diskann");

    @Override
    public Stream<Sighting> examine(Step step) {
        IndexWork work = new IndexWork(step);
        if (work.isConcurrent()) {
            return Stream.empty();
        }
        List<Index> made = work.made().toList();
        return made.stream()
                .filter(index -> made.stream().noneMatch(other -> isPart(index, other, step.after())))
                .filter(index -> !work.isOfConstraint(index) && !belongsToAnotherRule(index, step))
                .filter(index -> parts(index, made, step.after()).stream().anyMatch(work::isBuilt))
                .map(index -> sighting(index, parts(index, made, step.after()), work));
    }

    private static boolean belongsToAnotherRule(Index index, Step step) {
        boolean view = step.after().relation(index.table()).stream().anyMatch(table -> table.kind() == 'm');
        return view
                || new PartitionWork(step).isAttached(index.table())
                || Hypertables.isPart(step.after(), index.table());
    }

    private static Sighting sighting(Index index, List<Index> parts, IndexWork work) {
        Step step = work.step();
        String table = work.table(index);
        String found = "builds " + index.name() + " from " + RowsRead.all(step.trace(), table)
                + " while SHARE stops the writers of " + table;
        if (parts.size() > 1) {
            found = "builds the " + (parts.size() - 1) + " indexes of " + index.name()
                    + " one after the other while SHARE stops the writers of " + table + " and its partitions";
        }
        String id = VECTOR_METHODS.contains(index.accessMethod())
                ? "vector-index-build"
                : parts.size() > 1 ? "partitioned-index-build" : "index-not-concurrent";
        return new Sighting(id, step.trace(), table, found + memory(step), instead(index, parts, step.after()));
    }

    private static String memory(Step step) {
        return step.trace().notices().stream()
                .map(Notice::message)
                .filter(message -> message.contains("maintenance_work_mem"))
                .findFirst()
                .map(message -> "; the server said: " + message)
                .orElse("");
    }

    private static String instead(Index index, List<Index> parts, Schema after) {
        if (parts.size() == 1) {
            return IndexDefinition.of(index).concurrently();
        }
        return index.definition() + ";\n"
                + parts.stream()
                        .filter(part -> after.relation(part.oid()).stream().noneMatch(own -> own.kind() == 'I'))
                        .map(part -> IndexDefinition.of(part).concurrently() + "\nALTER INDEX "
                                + IndexDefinition.name(index, after) + " ATTACH PARTITION "
                                + IndexDefinition.name(part, after) + ";")
                        .collect(Collectors.joining("\n"));
    }

    /** Return the index with those of its partitions, as far as they are new. */
    private static List<Index> parts(Index index, List<Index> made, Schema after) {
        return made.stream()
                .filter(other -> other.equals(index) || isPart(other, index, after))
                .toList();
    }

    private static boolean isPart(Index part, Index whole, Schema schema) {
        long parent = schema.relation(part.oid()).map(Relation::parent).orElse(0L);
        return parent != 0
                && (parent == whole.oid()
                        || schema.index(parent).stream().anyMatch(between -> isPart(between, whole, schema)));
    }
}
