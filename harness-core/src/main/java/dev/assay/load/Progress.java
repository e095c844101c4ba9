package dev.assay.load;

import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How far a stretch of load has come.
 *
 * @param name what the reader calls the load
 * @param elapsed how long it has been driven
 * @param planned how long it will be driven at most
 * @param operations how many operations have ended, failed ones included
 * @param failed how many failed
 */
public record Progress(String name, Duration elapsed, Duration planned, long operations, long failed) {
    private static final int MILLIS_DIGITS = 3;

    /** Return the mean number of operations per second so far, 0 at the very beginning. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : operations / (elapsed.toNanos() / 1e9);
    }

    /** Return one line, such as {@code load [search] 3 of 5 s, 4,812 operations, 1,604/s, 0 failed}. */
    @Override
    public String toString() {
        BigDecimal planned = seconds(this.planned, MILLIS_DIGITS);
        return "load [" + name + "] " + Unit.NUMBER.write(seconds(elapsed, 0)) + " of " + Unit.NUMBER.write(planned)
                + " s, " + Unit.NUMBER.write(operations) + " operations, "
                + Unit.PER_SECOND.write(Math.round(perSecond())) + ", " + Unit.NUMBER.write(failed) + " failed";
    }

    private static BigDecimal seconds(Duration time, int digits) {
        return BigDecimal.valueOf(time.toMillis(), MILLIS_DIGITS).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
