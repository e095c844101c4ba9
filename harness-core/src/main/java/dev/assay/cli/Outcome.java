package dev.assay.cli;

import dev.assay.migration.hazard.HazardReport;
import dev.assay.migration.trace.MigrationReport;
import java.util.Optional;

/**
 * What became of the migrations.
 *
 * @param hazards the trace with all that is dangerous in it
 * @param limited whether a statement was ended because it ran too long
 */
record Outcome(HazardReport hazards, boolean limited) {
    MigrationReport trace() {
        return hazards.migrations().report();
    }

    boolean isSafe() {
        return hazards.isSafe() && hazards.mistakes().isEmpty() && error().isEmpty();
    }

    /** Return why the migrations did not run to their end. */
    Optional<String> error() {
        Exception why = trace().failure() != null ? trace().failure() : trace().obstacle();
        return Optional.ofNullable(why).map(this::message);
    }

    private String message(Exception why) {
        return why.getMessage() + (limited ? "\na statement ran longer than --limit allows, and was ended" : "");
    }
}
