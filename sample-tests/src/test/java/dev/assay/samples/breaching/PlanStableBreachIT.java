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
                  orders of a customer p95 ratio  <number>  promised <= 1.2  98.5 % CI <number>..<number>, n = <n>
                  plan before  Bitmap Heap Scan on orders > Bitmap Index Scan on orders_customer_idx
                  plan after   Seq Scan on orders  it reads all 50,000 rows of orders
                  compared     p95 of all requests <number> ms of [version 1], <number> ms measured  the ratio is that of their blocks; look <n> of 4; in 9 of 10 runs a ratio of <number> would have been seen
                  plan         Seq Scan on orders  this step reads the whole table
                  because      customers look at their orders all day
                  repeat    mvn test -Dtest=PlanStableBreach#theUnusedIndexGoes -Dassay.seed=8731
                  evidence  target/assay-breaching/PlanStableBreach/theUnusedIndexGoes.html""");
    }
}
