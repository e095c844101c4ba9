package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.migration.rehearsal.UndisturbedRuns;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.List;

/** How runs of the runner are compared, and what is said when they cannot be. */
final class RunnerFindings {
    /** The books count here, so that each migration is noted once. */
    static final List<String> NO_BOOKS = List.of();

    private RunnerFindings() {}

    /** Say that undisturbed runs differ among themselves. */
    static Finding unlike(Upgrade upgrade, UndisturbedRuns runs) {
        return new Finding(
                "found",
                upgrade.describe()
                        + ": two undisturbed runs do not end alike, so that nothing can be said of another one",
                runs.unlike().findings().get(0).text());
    }
}
