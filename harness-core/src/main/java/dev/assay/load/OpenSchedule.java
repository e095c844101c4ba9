package dev.assay.load;

import dev.assay.check.Run;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * An open load: one plan of arrivals, drawn before the stretch, from which a client takes the next one when it is free. An
 * arrival therefore waits only while every client is busy, as in a queue of its own.
 */
final class OpenSchedule implements Schedule {
    private final Stretch stretch;
    private final Waiting waiting;
    private final long[] times;
    /** The operation of each arrival; empty where there is only one. */
    private final int[] parts;

    private final AtomicInteger taken = new AtomicInteger();

    OpenSchedule(Pace.Open pace, Mix mix, Stretch stretch, Run run, Waiting waiting) {
        this.stretch = stretch;
        this.waiting = waiting;
        double rate = pace.rate().amount().doubleValue();
        String purpose = " in stretch " + stretch.number();
        times = new ArrivalTimes(pace.arrivals(), rate, stretch.lengthNanos(), stretch.ramp())
                .draw(run.random("arrivals" + purpose), stretch.most());
        parts = mix.size() == 1 ? new int[0] : parts(mix, run.random("mix" + purpose), times.length);
    }

    @Override
    public Turns turns(int client, StartDelays delays) {
        return new OpenTurns(this, stretch, waiting, delays);
    }

    @Override
    public void settle(StartDelays delays) {
        int first = Math.min(taken.get(), times.length);
        if (first < times.length) {
            delays.unserved(times.length - first, stretch.lengthNanos() - times[first]);
        }
    }

    /** Take the next arrival, -1 where none is left. */
    int take() {
        int arrival = taken.getAndIncrement();
        return arrival < times.length ? arrival : -1;
    }

    /** Return when the stretch is over for a client that found no arrival: now if they were counted, at its end if not. */
    long overNanos(long nowNanos) {
        return times.length < stretch.most() ? stretch.endNanos() : nowNanos;
    }

    long intendedNanos(int arrival) {
        return stretch.startNanos() + times[arrival];
    }

    int part(int arrival) {
        return parts.length == 0 ? 0 : parts[arrival];
    }

    private static int[] parts(Mix mix, RandomGenerator random, int count) {
        int[] parts = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = mix.choose(random);
        }
        return parts;
    }
}
