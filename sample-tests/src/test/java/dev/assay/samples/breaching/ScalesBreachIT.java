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
                  scales     2  promised <= 1.3  n = 2
                  statement  V2__rank.sql: UPDATE orders SET rank = (SELECT count(*) FROM orders AS bigger WHERE bigger....
                  work       rows read 1,001,000 at n, 16,004,000 at 4n, n = 1,000  it grows with the power 2.00 of the rows
                  do         join or aggregate once instead of once for each row, or give what is looked up for each row an index
                  because    a million orders come before the next release
                  repeat    mvn test -Dtest=ScalesBreach#ordersAreRanked -Dassay.seed=8731
                  evidence  target/assay-breaching/ScalesBreach/ordersAreRanked.html""");
    }
}
