package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class VersionsIT {
    // region versions
    @MigrationTest(
            proves = Proof.VERSIONS,
            majors = {"15", "17"},
            because = "one region still runs 15")
    void migrationsDoTheSame() {}
    // endregion
}
