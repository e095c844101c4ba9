package dev.assay.cli;

import dev.assay.migration.hazard.HazardReport;
import dev.assay.migration.trace.MigrationReport;
import java.util.Optional;

/**
 * What became of the migrations.
 *
 * @param hazards the trace with all that is dangerous in it
 */
record Outcome(HazardReport hazards) {
    MigrationReport trace() {
        return hazards.migrations().report();
    }

    boolean isSafe() {
        return hazards.isSafe() && hazards.mistakes().isEmpty() && error().isEmpty();
    }

    /** Return why the migrations did not run to their end. */
    Optional<String> error() {
        Exception why = trace().obstacle() != null ? trace().obstacle() : trace().failure();
        return Optional.ofNullable(why).map(Exception::getMessage);
    }
}
