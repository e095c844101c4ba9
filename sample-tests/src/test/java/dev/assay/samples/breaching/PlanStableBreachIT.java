package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the sample is measured, and locks of this session mean nothing to that of the sample")
class PlanStableBreachIT {
    @Test
    void queryThatLostItsIndex() {
        BreachingRun run = BreachingRun.of(PlanStableBreach.class);

        run.assertFailure("PlanStableBreach.theUnusedIndexGoes", """
                @MigrationTest breached  PlanStableBreach.theUnusedIndexGoes
                  orders of a customer p95 ratio  <number>  promised <= 1.2  <number> % CI <number>..<number>, n = <n>
                  repeat    mvn test -Dtest=PlanStableBreach#theUnusedIndexGoes -Dassay.seed=8731
                  evidence  target/assay-breaching/PlanStableBreach/theUnusedIndexGoes.html""");
    }
}
