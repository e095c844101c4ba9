package dev.assay.migration.proof.versions;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import dev.assay.migration.trace.StatementTrace;
import java.util.List;

/**
 * The migrations on one major version.
 *
 * @param major the version: {@code 17}
 * @param server the whole version: {@code 17.11}
 * @param report what was seen of them
 * @param state what they left
 */
record VersionRun(String major, String server, MigrationReport report, DatabaseState state) {
    /** Apply all migrations to a database that is empty. */
    static VersionRun of(String major, TestDatabase database, Rehearsal rehearsal, Run run) throws Exception {
        MigrationReport report = new MigrationTracer(rehearsal.source(), rehearsal.seeds(), rehearsal.limit())
                .trace(database.dataSource(), run);
        if (report.obstacle() != null) {
            throw report.obstacle();
        }
        DatabaseState state = DatabaseState.read(database, rehearsal.source().bookkeeping());
        return new VersionRun(major, database.server().info().version(), report, state);
    }

    /** Return the statements of what comes after a version; of everything if that is empty. */
    List<StatementTrace> statementsAfter(String version) {
        List<String> versions = report.migrations().stream()
                .map(applied -> applied.migration().version())
                .toList();
        return report.migrations().stream()
                .skip(version.isEmpty() ? 0 : versions.indexOf(version) + 1L)
                .flatMap(applied -> applied.statements().stream())
                .toList();
    }
}
