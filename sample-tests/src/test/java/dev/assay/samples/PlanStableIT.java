package dev.assay.samples;

import dev.assay.check.OnInconclusive;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Plans;
import dev.assay.junit.Proof;

@DatabaseTest
class PlanStableIT {
    // region plans
    @MigrationTest(
            proves = Proof.PLAN_STABLE,
            since = "7",
            queries = "classpath:db/queries.sql",
            maxRegression = "100%",
            plans = Plans.EQUAL,
            onInconclusive = OnInconclusive.PASS)
    void queriesStayFast() {}
    // endregion
}
