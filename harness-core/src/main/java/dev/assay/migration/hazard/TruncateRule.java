package dev.assay.migration.hazard;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import java.util.stream.Stream;

/** Tables that are emptied, named ones and others. */
final class TruncateRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().files(FileChange.Kind.TABLE_TRUNCATED).stream()
                .filter(file -> !file.created())
                .map(FileChange::table)
                .distinct()
                .map(table -> cascadesTo(step, table)
                        ? Sighting.of(
                                "truncate-cascade",
                                step.trace(),
                                table,
                                "CASCADE empties " + table + ", which the statement does not name")
                        : new Sighting(
                                "data-loss",
                                step.trace(),
                                table,
                                "empties " + table,
                                "ALTER TABLE " + table + " RENAME TO " + table.substring(table.indexOf('.') + 1)
                                        + "_to_drop; -- and make it anew"));
    }

    private static boolean cascadesTo(Step step, String table) {
        String plainName = table.substring(table.indexOf('.') + 1);
        return step.trace().said("truncate cascades to table \"" + plainName + "\"");
    }
}
