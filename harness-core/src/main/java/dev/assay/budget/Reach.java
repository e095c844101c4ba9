package dev.assay.budget;

import dev.assay.check.Unit;
import dev.assay.load.Arrivals;
import dev.assay.load.LoadSettings;
import dev.assay.load.Pace;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The most operations that a load can measure.
 *
 * @param operations how many
 * @param advice what bounds them, and what gives more
 */
record Reach(long operations, String advice) {
    /** So many standard deviations above the mean, random arrivals are as good as never. */
    private static final double DEVIATIONS = 4;

    /** Return the tightest bound that is known before anything runs. */
    static Reach of(LoadSettings settings, Duration measured, long limit) {
        Reach counted = new Reach(
                limit,
                "nothing was driven: operations = [" + limit + "] is the limit; a higher one gives more of them");
        return Stream.of(counted, paced(settings, measured))
                .min(Comparator.comparingLong(Reach::operations))
                .orElseThrow();
    }

    private static Reach paced(LoadSettings settings, Duration measured) {
        if (settings.pace() instanceof Pace.Open open) {
            return arriving(open, measured);
        }
        return settings.pace() instanceof Pace.Closed closed
                        && !closed.thinkTime().isZero()
                ? thinking(closed.thinkTime(), settings.concurrency(), measured)
                : new Reach(Long.MAX_VALUE, "");
    }

    private static Reach arriving(Pace.Open open, Duration measured) {
        double expected = open.rate().amount().doubleValue() * measured.toNanos() / 1e9;
        double most = open.arrivals() == Arrivals.POISSON ? expected + DEVIATIONS * Math.sqrt(expected) : expected;
        return new Reach(
                (long) Math.ceil(most),
                driven("rate = [" + open.rate() + "]", measured) + "a higher rate gives more of them");
    }

    private static Reach thinking(Duration thinkTime, int workers, Duration measured) {
        long each = measured.toNanos() / thinkTime.toNanos() + 1;
        return new Reach(
                each * workers,
                driven("thinkTime = [" + thinkTime.toMillis() + "ms]", measured) + "more workers give more of them");
    }

    private static String driven(String bound, Duration measured) {
        return "nothing was driven: " + bound + " over at most " + Unit.MILLISECONDS.write(measured.toMillis())
                + " is the limit; a longer duration or ";
    }
}
