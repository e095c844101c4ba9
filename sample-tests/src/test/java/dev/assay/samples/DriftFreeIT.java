package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class DriftFreeIT {
    // region declared
    @MigrationTest(proves = Proof.DRIFT_FREE, declared = "src/test/resources/db/schema.txt")
    void theSchemaIsTheReviewedOne() {}
    // endregion
}
