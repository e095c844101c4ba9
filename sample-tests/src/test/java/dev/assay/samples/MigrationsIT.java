package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Rewrites;
import dev.assay.migration.MigrationReport;

@DatabaseTest
class MigrationsIT {
    @MigrationTest(maxDuration = "5s", rewrites = Rewrites.NONE)
    void migrationsAreSafe(MigrationReport report) {
        assertThat(report.versions()).hasSize(11).endsWith("11");
    }
}
