package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class DataKeptBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(DataKeptBreach.class);

        run.assertFailed("DataKeptBreach.noOrderIsLost");
        run.assertFailure("DataKeptBreach.noOrderIsLost", """
                @MigrationTest breached  DataKeptBreach.noOrderIsLost
                  data kept  200  no upgrade loses or changes a row beyond [orders.state]  n = 2
                  version    V2__clean_up.sql changes what was there
                  rows       orders: [2] lost, [1] changed of [100]
                  lost       orders, id = 1: amount = 1.00
                  lost       orders, id = 2: amount = 2.00
                  changed    orders, id = 99: amount is [100.00], expected [99.00]
                  repeat     mvn test -Dtest=DataKeptBreach#noOrderIsLost -Dassay.seed=8731
                  evidence   target/assay-breaching/DataKeptBreach/noOrderIsLost.html""");
    }
}
