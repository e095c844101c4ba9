package dev.assay.chaos;

import dev.assay.check.Ticker;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looking every few milliseconds. */
record Poll(Ticker ticker) {
    private static final long LOOK_EVERY_MILLIS = 5;

    void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    void until(long nanos) throws InterruptedException {
        until(() -> ticker.nanos() >= nanos);
    }
}
