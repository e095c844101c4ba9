package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import java.util.List;

/**
 * Finds exceptions that nothing needs.
 *
 * @param migrations what was looked at
 */
record StaleTolerations(InspectedMigrations migrations) {
    /** Return one finding for each; nothing behind a migration that failed, for what comes after it is not known. */
    List<Finding> among(List<Toleration> all) {
        if (migrations.report().failure() != null) {
            return List.of();
        }
        return all.stream()
                .filter(toleration -> migrations.sightings().stream().noneMatch(toleration::covers))
                .map(this::finding)
                .toList();
    }

    private Finding finding(Toleration toleration) {
        return migrations.sightings().stream()
                .filter(sighting -> sighting.hazard().equals(toleration.hazard()))
                .findFirst()
                .map(sighting -> elsewhere(toleration, sighting))
                .orElseGet(() ->
                        new Finding("stale", toleration.describe() + " accepts what no longer happens", "remove it"));
    }

    /** Somebody who wrote another name than the one that is meant wants to know that one. */
    private static Finding elsewhere(Toleration toleration, Sighting sighting) {
        String file = sighting.statement().migration().file();
        return new Finding(
                "stale",
                toleration.describe() + " accepts what does not happen there: it happens to [" + sighting.table()
                        + "] in [" + file + "]",
                "remove it, or name that");
    }
}
