package dev.assay.budget;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Ticker;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import java.math.BigDecimal;
import java.util.List;

/**
 * The shortest time that a clock can tell from none.
 *
 * @param nanos the smallest step that was seen, at least 1
 */
record ClockResolution(long nanos) {
    private static final int STEPS = 1_000;
    /** A clock that moves 64 times a second is seen to move, and one that stands still takes some ten milliseconds. */
    private static final int READINGS = 2_000_000;

    /**
     * Measure the clock by reading it again and again.
     *
     * @throws MistakeException if it stands still, since every operation would seem to take no time
     */
    static ClockResolution of(Ticker ticker) {
        long smallest = Long.MAX_VALUE;
        long last = ticker.nanos();
        int steps = 0;
        for (int reading = 0; reading < READINGS && steps < STEPS; reading++) {
            long now = ticker.nanos();
            if (now > last) {
                smallest = Math.min(smallest, now - last);
                steps++;
            }
            last = now;
        }
        if (steps == 0) {
            throw standing();
        }
        return new ClockResolution(smallest);
    }

    /** Refuse limits that no measurement can be compared with. */
    void require(List<Promise> promises) {
        promises.stream().filter(this::isTooFine).findFirst().ifPresent(promise -> {
            throw tooFine(promise);
        });
    }

    private boolean isTooFine(Promise promise) {
        Quantity limit = promise.requiredThreshold().limit();
        return limit.unit() == Unit.MILLISECONDS && limit.amount().compareTo(Millis.of(nanos)) < 0;
    }

    private MistakeException tooFine(Promise promise) {
        String limit = plain(promise.requiredThreshold().limit().amount());
        return new MistakeException(
                "@LatencyBudget " + promise.name() + " = [" + limit + "ns]",
                "it is below the resolution of the clock, measured as [" + nanos + "ns]",
                "No operation can be seen to take so little",
                promise.name() + " = \"" + nanos + "ns\" or more");
    }

    private static String plain(BigDecimal millis) {
        return millis.movePointRight(6).stripTrailingZeros().toPlainString();
    }

    private static MistakeException standing() {
        return new MistakeException(
                "the clock of the run",
                "it stood still over [" + READINGS + "] readings",
                "Every operation would seem to take no time, and every budget would be kept",
                "Ticker.system()");
    }
}
