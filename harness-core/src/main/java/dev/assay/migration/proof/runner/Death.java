package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What came of the death of a runner's process behind the last statement of a version and before its row of the history.
 *
 * @param noted how that row is written: {@code with the statement} in one transaction, or {@code by itself}; empty if unknown
 * @param place the statement that waited for the history when the process was killed; empty if none was killed
 * @param repair what people must do by hand before the runner starts again, as its manual says; empty if nothing
 * @param next what the next run did; empty if there was none
 * @param faults what went wrong; empty if nothing did
 * @param missed why no process was killed there, though one was to be, and what to do; empty if it was, or was not to be
 */
record Death(
        String noted, String place, Optional<String> repair, String next, List<Finding> faults, List<Finding> missed) {
    static final String WITH_THE_STATEMENT = "with the statement";
    static final String BY_ITSELF = "by itself";
    static final String AS_UNDISTURBED = "as undisturbed";

    Death {
        faults = List.copyOf(faults);
        missed = List.copyOf(missed);
    }

    /** Return that nobody was to be killed. */
    static Death none(String noted) {
        return new Death(noted, "", Optional.empty(), "", List.of(), List.of());
    }

    /** Return that somebody was to be killed, and was not. */
    static Death missed(String noted, List<Finding> why) {
        return new Death(noted, "", Optional.empty(), "", List.of(), why);
    }

    /** Return the same death with what the next run did, and what was wrong with that. */
    Death followed(String run, List<Finding> wrong) {
        return new Death(noted, place, repair, run, wrong, missed);
    }

    /** Return the same death with a next run that cannot be judged. */
    Death uncompared(Finding why) {
        return new Death(noted, place, repair, "not compared", List.of(), List.of(why));
    }

    /** Return it as a row of a table, without the migration. */
    List<String> row() {
        return List.of(noted, place.isEmpty() ? "not killed" : place, repair.orElse(""), next);
    }
}
