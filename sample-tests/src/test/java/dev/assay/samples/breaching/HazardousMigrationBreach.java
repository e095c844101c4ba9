package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.migration.hazard.InspectedMigrations;

@DatabaseTest(migrations = "classpath:breaching/hazardous")
class HazardousMigrationBreach {
    // region hazards
    @MigrationTest(proves = Proof.NO_HAZARDS, seed = "classpath:breaching/shop")
    void theShopStaysOpen(InspectedMigrations migrations) {}
    // endregion
}
