package dev.assay.migration.hazard;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * REINDEX without CONCURRENTLY. A concurrent one and a type change give the index a new identity, a move to another tablespace
 * builds nothing, and in all other cases the table has a new file too.
 */
final class IndexRebuild implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        Set<String> copied = step.trace().files().stream()
                .filter(file -> file.relation().equals(file.table()))
                .map(FileChange::table)
                .collect(Collectors.toSet());
        Map<String, List<String>> rebuilt = step.trace().files(FileChange.Kind.INDEX_REBUILT).stream()
                .filter(file -> !file.created() && !copied.contains(file.table()))
                .filter(file -> isBuiltInPlace(file, step))
                .collect(Collectors.groupingBy(
                        FileChange::table,
                        TreeMap::new,
                        Collectors.mapping(FileChange::relation, Collectors.toList())));
        return rebuilt.entrySet().stream().map(table -> sighting(table.getKey(), table.getValue(), step));
    }

    private static boolean isBuiltInPlace(FileChange file, Step step) {
        return step.after().relation(file.relation()).stream()
                .anyMatch(index -> step.before().relation(index.oid()).isPresent() && isBuilt(index, step));
    }

    private static boolean isBuilt(Relation index, Step step) {
        return step.trace().said("building index \"" + index.plainName() + "\"");
    }

    private static Sighting sighting(String table, List<String> indexes, Step step) {
        return new Sighting(
                "reindex-not-concurrent",
                step.trace(),
                table,
                "builds " + String.join(", ", indexes) + " anew from "
                        + RowsRead.all(step.trace(), table) + "; SHARE stops the writers of " + table
                        + ", and ACCESS EXCLUSIVE on the index stops the planning of its readers",
                indexes.stream()
                        .flatMap(index -> step.after().relation(index).stream())
                        .map(index -> "REINDEX INDEX CONCURRENTLY " + SqlName.of(index) + ";")
                        .collect(Collectors.joining("\n")));
    }
}
