package dev.assay.migration.proof;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.trace.MigrationReport;

/** One promise about migrations, and how it is judged. */
sealed interface MigrationPromise permits EveryVersionApplies, VersionDuration, VersionWal, NoRewrites {
    /** The annotation's name. */
    String KIND = "MigrationTest";

    /** Return what is promised. */
    Promise promise();

    /** Return what a report without an obstacle says. */
    Verdict judge(MigrationReport report, Run run);

    /** Return the verdict on what a failed migration left unmeasured. */
    default Verdict unfinished(MigrationFailedException failure, Run run) {
        return Verdict.of(run, promise(), Outcome.BROKEN)
                .with(new Finding("found", failure.place() + " failed", "the versions after it were not measured"));
    }
}
