package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/driftfree")
class DriftFreeBreach {
    // region entities
    @MigrationTest(proves = Proof.DRIFT_FREE, declared = "classpath:breaching/driftfree-entities/entities.sql")
    void entitiesFitTheTables() {}
    // endregion
}
