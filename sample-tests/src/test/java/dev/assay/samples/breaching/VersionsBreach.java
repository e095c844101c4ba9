package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/versions")
class VersionsBreach {
    @MigrationTest(
            proves = Proof.VERSIONS,
            majors = {"15", "17"},
            seed = "classpath:breaching/orders",
            because = "one region still runs 15")
    void ordersHaveTotals() {}
}
