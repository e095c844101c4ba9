package dev.assay.migration.hazard;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds indexes that a change of type built anew although it left the rows alone. */
final class IndexRebuildRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.changedBy(step)
                .filter(change -> !change.isRewritten() && change.has(FileChange.Kind.INDEX_REBUILT))
                .flatMap(IndexRebuildRule::sighting);
    }

    private static Stream<Sighting> sighting(TableChange change) {
        List<String> columns = change.changedColumns()
                .filter(ColumnChange::isRetyped)
                .map(column -> "[" + column.after().plainName() + "]")
                .toList();
        return columns.isEmpty()
                ? Stream.empty()
                : Stream.of(change.sighting(
                        "index-rebuild",
                        "builds " + indexes(change) + " of [" + change.name()
                                + "] anew under ACCESS EXCLUSIVE for another type of " + String.join(", ", columns)
                                + Toll.shut(change),
                        ""));
    }

    private static String indexes(TableChange change) {
        return change.trace().files(FileChange.Kind.INDEX_REBUILT).stream()
                .map(file -> "[" + file.relation() + "]")
                .collect(Collectors.joining(", "));
    }
}
