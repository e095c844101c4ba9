package dev.assay.migration.hazard;

import dev.assay.check.Finding;
import java.util.List;

/**
 * Migrations with all that is dangerous in them, and what that means. Immutable.
 *
 * @param migrations what was looked at
 * @param all every sighting, in the order in which it happened
 * @param mistakes exceptions that are none: stale, unknown or without a reason
 */
public record HazardReport(InspectedMigrations migrations, List<JudgedSighting> all, List<Finding> mistakes) {
    public HazardReport {
        all = List.copyOf(all);
        mistakes = List.copyOf(mistakes);
    }

    /** Return the sightings of one standing. */
    public List<JudgedSighting> of(Standing standing) {
        return all.stream().filter(judged -> judged.standing() == standing).toList();
    }

    /** Return whether nothing makes the migrations unsafe. */
    public boolean isSafe() {
        return of(Standing.OPEN).isEmpty() && migrations.report().failure() == null;
    }
}
