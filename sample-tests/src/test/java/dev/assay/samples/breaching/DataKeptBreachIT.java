package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class DataKeptBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(DataKeptBreach.class);

        run.assertFailed("DataKeptBreach.noOrderIsLost");
        run.assertFailure("DataKeptBreach.noOrderIsLost", """
                EXPECTED""");
    }
}
