package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.SqlName;
import java.util.stream.Stream;

/** Finds columns whose statistics went with their type. */
final class LostStatisticsRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return OldTables.changedBy(step).flatMap(change -> change.changedColumns()
                .filter(ColumnChange::isRetyped)
                .map(column -> column.after().plainName())
                .map(column -> change.sighting(
                        "stats-lost",
                        "forgets what is known of the values of [" + change.name() + "." + column + "]",
                        "ANALYZE " + SqlName.of(change.table()) + " (" + SqlName.of(column) + ");")));
    }
}
