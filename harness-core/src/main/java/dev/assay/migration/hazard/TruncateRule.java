package dev.assay.migration.hazard;

import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.schema.SqlName;
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
                        : new Sighting("data-loss", step.trace(), table, "empties " + table, instead(step, table)));
    }

    private static boolean cascadesTo(Step step, String table) {
        return step.after()
                .relation(table)
                .filter(found -> step.trace().said("truncate cascades to table \"" + found.plainName() + "\""))
                .isPresent();
    }

    private static String instead(Step step, String table) {
        return step.after()
                .relation(table)
                .map(found -> "ALTER TABLE " + SqlName.of(found) + " RENAME TO "
                        + SqlName.joined(found.plainName(), "to_drop") + "; -- and make it anew")
                .orElse("");
    }
}
