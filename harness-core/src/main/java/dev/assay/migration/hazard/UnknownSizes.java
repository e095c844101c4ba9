package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import dev.assay.check.Nearest;
import java.util.List;

/**
 * Finds sizes of tables that are not there: a size with a mistyped name would excuse nothing, and nobody would see why.
 *
 * @param migrations what was looked at
 */
record UnknownSizes(InspectedMigrations migrations) {
    /** Return one finding for each; nothing behind a migration that failed, for what comes after it is not known. */
    List<Finding> among(TableSizes sizes) {
        if (migrations.report().failure() != null) {
            return List.of();
        }
        return sizes.rows().keySet().stream()
                .sorted()
                .filter(table -> !migrations.tables().contains(table))
                .map(table -> finding(sizes.asked() + " [" + table + "]", table))
                .toList();
    }

    private Finding finding(String asked, String table) {
        List<String> known = migrations.tables().stream().sorted().toList();
        return new Finding(
                "size",
                asked + " names no table of these migrations; there are " + known,
                Nearest.to(table, known).map(near -> "table = \"" + near + "\"").orElse("remove it"));
    }
}
