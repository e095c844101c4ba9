package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that are read, or get indexes, while they are shut to become partitions. */
final class PartitionAttach implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return new PartitionWork(step).attached().flatMap(root -> PartitionWork.leaves(step.after(), root)
                .flatMap(leaf -> Stream.concat(scan(leaf, root, step), build(leaf, step))));
    }

    private static Stream<Sighting> scan(Relation leaf, Relation root, Step step) {
        return step.trace().said("verifying table \"" + leaf.plainName() + "\"")
                ? Stream.of(new Sighting(
                        "attach-scan",
                        step.trace(),
                        leaf.name(),
                        "reads " + RowsRead.all(step.trace(), leaf.name()) + " of " + leaf.name()
                                + " under ACCESS EXCLUSIVE, because no valid CHECK implies "
                                + Objects.requireNonNullElse(root.partitionBound(), "its bounds"),
                        proof(root, step)))
                : Stream.empty();
    }

    /** Return how the rows can be read beforehand, while others work. */
    private static String proof(Relation root, Step step) {
        String check = SqlName.joined(root.plainName(), "bounds");
        String table = SqlName.of(root);
        return PartitionBound.of(root, step.after())
                .flatMap(PartitionBound::condition)
                .map(condition -> "ALTER TABLE " + table + " ADD CONSTRAINT " + check + " CHECK (" + condition
                        + ") NOT VALID;\nALTER TABLE " + table + " VALIDATE CONSTRAINT " + check + ";\n"
                        + SqlText.terminated(step.trace().sql()) + "\nALTER TABLE " + table + " DROP CONSTRAINT "
                        + check
                        + ";")
                .orElse("");
    }

    private static Stream<Sighting> build(Relation leaf, Step step) {
        Set<String> built = step.trace().files(FileChange.Kind.INDEX_BUILT).stream()
                .map(FileChange::relation)
                .collect(Collectors.toSet());
        List<Index> indexes = step.after()
                .indexes(leaf.oid())
                .filter(index -> built.contains(index.name()))
                .toList();
        return indexes.isEmpty()
                ? Stream.empty()
                : Stream.of(new Sighting(
                        "attach-builds-index",
                        step.trace(),
                        leaf.name(),
                        "builds " + indexes.stream().map(Index::name).sorted().collect(Collectors.joining(", "))
                                + " while ACCESS EXCLUSIVE shuts " + leaf.name(),
                        indexes.stream()
                                        .map(index -> IndexDefinition.of(index).concurrently())
                                        .collect(Collectors.joining("\n"))
                                + "\n" + SqlText.terminated(step.trace().sql())));
    }
}
