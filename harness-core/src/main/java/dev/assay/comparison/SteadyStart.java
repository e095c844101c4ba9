package dev.assay.comparison;

import dev.assay.load.Rounds;
import dev.assay.load.SideBySide;
import dev.assay.statistics.WarmUpCut;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The warm-up of a comparison. It ends when the ratio of the sides is steady: what both sides share, such as a young JVM,
 * cancels in it.
 *
 * @param rounds all of them
 * @param state whether the last of them were steady
 */
record SteadyStart(Rounds rounds, State state) {
    static final int EXECUTIONS = SideBySide.UNMEASURED;

    private static final int STRETCH = 200;
    private static final int LONGEST = 2_000;
    /** The rest of the run's time is for measuring. */
    private static final int PART_OF_TIME = 4;

    private static final int NEIGHBOURS = 5;

    /** What is known of the end of a warm-up. */
    enum State {
        STEADY,
        UNSTEADY,
        /** The requests are too slow to find out, or fail. */
        UNKNOWN
    }

    /** Warm up, with at most so many rounds beyond the first executions of every statement. */
    static SteadyStart of(SideBySide sides, int concurrency, long mostRounds) throws Exception {
        Duration reserved = sides.timeLeft().minus(sides.timeLeft().dividedBy(PART_OF_TIME));
        Rounds all = sides.drive((long) EXECUTIONS * concurrency);
        State state = State.UNKNOWN;
        Rounds last = Rounds.none(all.sides());
        long most = Math.min(LONGEST, mostRounds);
        while (state != State.STEADY
                && all.count() + STRETCH <= most
                && !RegressionSides.isDead(all)
                && sides.timeLeft().minus(stretchOf(all, concurrency)).compareTo(reserved) > 0) {
            Rounds stretch = sides.drive(STRETCH);
            state = stateOf(last.and(stretch));
            last = stretch;
            all = all.and(stretch);
        }
        return new SteadyStart(all, state);
    }

    private static Duration stretchOf(Rounds rounds, int concurrency) {
        return Duration.ofNanos(RegressionForesight.fastestRound(rounds) * STRETCH / concurrency);
    }

    private static State stateOf(Rounds rounds) {
        double[] means = means(rounds);
        if (means.length < WarmUpCut.FEWEST) {
            return State.UNKNOWN;
        }
        return WarmUpCut.of(means).isSteady() ? State.STEADY : State.UNSTEADY;
    }

    /** Return means of five neighbouring logarithms of the ratio, without rounds in which a request failed. */
    private static double[] means(Rounds rounds) {
        double[] baseline = rounds.latencies(RegressionSides.BASELINE);
        double[] measured = rounds.latencies(RegressionSides.MEASURED);
        double[] logarithms = IntStream.range(0, baseline.length)
                .mapToDouble(round -> Math.log(measured[round] / baseline[round]))
                .filter(Double::isFinite)
                .toArray();
        return IntStream.range(0, logarithms.length / NEIGHBOURS)
                .mapToDouble(mean -> Arrays.stream(logarithms, mean * NEIGHBOURS, (mean + 1) * NEIGHBOURS)
                        .average()
                        .orElse(0))
                .toArray();
    }
}
