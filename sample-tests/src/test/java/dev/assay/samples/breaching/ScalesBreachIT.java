package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("locks of this session mean nothing to that of the sample")
class ScalesBreachIT {
    @Test
    void workThatGrowsWithTheSquareOfTheRows() {
        BreachingRun run = BreachingRun.of(ScalesBreach.class);

        run.assertFailure("ScalesBreach.ordersAreRanked", """
                @MigrationTest breached  ScalesBreach.ordersAreRanked
                  largest exponent  2.00  promised <= 1.3  n = 3
                  repeat    mvn test -Dtest=ScalesBreach#ordersAreRanked -Dassay.seed=8731
                  evidence  target/assay-breaching/ScalesBreach/ordersAreRanked.html""");
    }
}
