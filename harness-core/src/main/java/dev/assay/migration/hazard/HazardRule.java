package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import java.util.stream.Stream;

/** Recognises hazards of one kind. Stateless. */
interface HazardRule {
    /** Return what is dangerous in a statement, seen alone. */
    default Stream<Sighting> examine(Step step) {
        return Stream.empty();
    }

    /** Return what is dangerous in a migration as a whole, once it has ended. */
    default Stream<Sighting> examine(WholeMigration migration) {
        return Stream.empty();
    }
}
