package dev.assay.cli;

import dev.assay.check.MistakeException;
import dev.assay.migration.hazard.HazardReport;
import dev.assay.migration.trace.MigrationReport;
import java.util.Objects;
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

    /** Return whether something else than the migrations kept all of them from running. */
    boolean isNothing() {
        Exception obstacle = trace().obstacle();
        return obstacle != null
                && !(obstacle instanceof MistakeException)
                && trace().statements().isEmpty();
    }

    /** Return why the migrations did not run to their end. */
    Optional<String> error() {
        Exception why = trace().obstacle() != null ? trace().obstacle() : trace().failure();
        return Optional.ofNullable(why)
                .map(reason -> Objects.requireNonNullElse(reason.getMessage(), reason.toString()));
    }
}
