package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Plans;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/plans")
class PlanStableBreach {
    @MigrationTest(
            proves = Proof.PLAN_STABLE,
            queries = "classpath:breaching/plans.sql",
            maxRegression = "20%",
            plans = Plans.EQUAL,
            seed = "classpath:breaching/plans-seed",
            because = "customers look at their orders all day")
    void theUnusedIndexGoes() {}
}
