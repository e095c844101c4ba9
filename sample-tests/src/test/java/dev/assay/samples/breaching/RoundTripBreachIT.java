package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class RoundTripBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(RoundTripBreach.class);

        run.assertFailed("RoundTripBreach.amountsCanGoBack");
        run.assertFailure("RoundTripBreach.amountsCanGoBack", """
                EXPECTED""");
    }
}
