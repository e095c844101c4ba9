package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationPolicy;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.Rewrites;
import dev.assay.junit.Tolerated;
import dev.assay.migration.trace.MigrationReport;

@DatabaseTest
class MigrationsIT {
    // region migrations
    @MigrationTest(
            proves = {Proof.APPLIES, Proof.NO_HAZARDS, Proof.POLICIES},
            maxDuration = "5s",
            rewrites = Rewrites.NONE,
            policies = {MigrationPolicy.FORWARD_ONLY, MigrationPolicy.NAMING, MigrationPolicy.NO_DUPLICATES},
            recorded = "src/test/assay/migrations.sha256",
            tolerates =
                    @Tolerated(
                            hazard = "whole-table-update",
                            on = "predictions",
                            because = "predictions are kept for a day, which is a few thousand rows"))
    void migrationsAreSafe(MigrationReport report) {
        assertThat(report.versions()).hasSize(11).endsWith("11");
    }
    // endregion
}
