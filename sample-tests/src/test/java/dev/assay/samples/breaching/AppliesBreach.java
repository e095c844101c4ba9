package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/applies")
class AppliesBreach {
    // region skipped
    @MigrationTest(proves = Proof.APPLIES, seed = "classpath:breaching/applies-rows")
    void releasesMayBeSkipped() {}
    // endregion
}
