package dev.assay.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Computes when operations arrive, in nanoseconds since the start of a stretch. Unit arrivals, one per unit of expected
 * count, are mapped through the inverse of the expected count (Cinlar, Introduction to Stochastic Processes, 1975).
 */
record ArrivalTimes(Arrivals arrivals, double perSecond, long lengthNanos, boolean ramp) {
    private static final double NANOS = 1e9;
    private static final int FIRST_SIZE = 1024;

    /** Return the times in ascending order, at most so many. */
    long[] draw(RandomGenerator random, long most) {
        long[] times = new long[FIRST_SIZE];
        int count = 0;
        double unit = first(random);
        while (count < most && nanosAt(unit) < lengthNanos) {
            times = count < times.length ? times : Arrays.copyOf(times, 2 * count);
            times[count] = (long) nanosAt(unit);
            count++;
            unit += gap(random);
        }
        return Arrays.copyOf(times, count);
    }

    private double first(RandomGenerator random) {
        return arrivals == Arrivals.CONSTANT ? 0 : gap(random);
    }

    private double gap(RandomGenerator random) {
        return arrivals == Arrivals.CONSTANT ? 1 : -Math.log(1 - random.nextDouble());
    }

    /** A rate that grows linearly over time T to its full size r has r * t^2 / (2 T) arrivals until t. */
    private double nanosAt(double unit) {
        return ramp ? Math.sqrt(2 * unit * (lengthNanos / NANOS) / perSecond) * NANOS : unit / perSecond * NANOS;
    }
}
