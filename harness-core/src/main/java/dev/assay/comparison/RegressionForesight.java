package dev.assay.comparison;

import dev.assay.check.Run;
import dev.assay.load.Rounds;
import dev.assay.load.SideBySide;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the limits of a run allow the first look of a comparison.
 *
 * @param needed how many requests of each side the earliest first look needs
 * @param reachable how many the limits allow at most
 */
record RegressionForesight(long needed, long reachable) {
    /** Return what the limit of operations says, before anything runs. */
    static RegressionForesight before(List<RegressionLimit> limits, int concurrency, Run run) {
        long warmUp = (long) SteadyStart.EXECUTIONS * concurrency;
        return new RegressionForesight(
                firstLook(limits), Math.max(0, run.limits().operations() / RegressionSides.ALL - warmUp));
    }

    /** Return what the time left says, even if all requests were as fast as the fastest of the warm-up. */
    static RegressionForesight after(
            SteadyStart warmUp, List<RegressionLimit> limits, SideBySide sides, int concurrency) {
        long round = Math.max(1, fastestRound(warmUp.rounds()));
        return new RegressionForesight(firstLook(limits), sides.timeLeft().toNanos() / round * concurrency);
    }

    boolean cannotDecide() {
        return needed > reachable;
    }

    private static long firstLook(List<RegressionLimit> limits) {
        return limits.stream().mapToLong(RegressionLimit::firstLook).min().orElseThrow();
    }

    /** Return how long a round takes if each side is as fast as it ever was, failures left out. */
    static long fastestRound(Rounds rounds) {
        long sum = 0;
        for (int side = 0; side < rounds.sides().size(); side++) {
            sum += Arrays.stream(rounds.nanos(side))
                    .filter(nanos -> nanos != Rounds.FAILED)
                    .min()
                    .orElse(0);
        }
        return sum;
    }
}
