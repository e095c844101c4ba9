package dev.assay.benchmarks;

import dev.assay.statistics.Decision;
import dev.assay.statistics.GapGuard;
import dev.assay.statistics.RatioEstimate;
import dev.assay.statistics.RegressionTest;
import dev.assay.statistics.RigGuard;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * One session in which an old and a new side are measured in turn, for several slow-downs of the new side at once: the same
 * requests, each time with another factor. A third side, the same as the old one, takes part while the rig is guarded.
 * Not thread-safe.
 */
final class RegressionRun {
    static final List<Double> RATIOS = List.of(1.0, 1.1, 1.2);

    private static final double LIMIT = 0.10;
    private static final double P95 = 0.95;
    private static final RegressionTest TEST = RegressionTest.of(LIMIT, P95);
    private static final int MOST_BLOCKS = RegressionTest.LOOKS.get(RegressionTest.LOOKS.size() - 1);
    private static final int GUARDED_BLOCKS = (int) (MOST_BLOCKS * RigGuard.PART);

    private final LatencySession session;
    private final SplittableRandom random;
    private final double[] old = new double[MOST_BLOCKS * TEST.blockSize()];
    private final double[] same = new double[old.length];
    private final double[] changed = new double[old.length];
    private final List<Decision> decisions =
            Arrays.asList(Collections.nCopies(RATIOS.size(), Decision.UNDECIDED).toArray(Decision[]::new));
    private final int[] requests = new int[RATIOS.size()];
    private boolean biased;
    private int guarded;
    private int done;

    private RegressionRun(LatencySession session, SplittableRandom random) {
        this.session = session;
        this.random = random;
    }

    static RegressionRun of(LatencySession session, SplittableRandom random) {
        RegressionRun run = new RegressionRun(session, random);
        for (int i = 0; i < RegressionTest.LOOKS.size() && run.decisions.contains(Decision.UNDECIDED); i++) {
            run.look(RegressionTest.LOOKS.get(i));
        }
        return run;
    }

    Decision decision(int ratio) {
        return decisions.get(ratio);
    }

    /** Return how many requests each of the two sides had. */
    int requests(int ratio) {
        return requests[ratio];
    }

    private void look(int blocks) {
        drive(blocks * TEST.blockSize(), biased || blocks <= GUARDED_BLOCKS);
        biased = RigGuard.DEFAULT.isBiased(TEST.estimate(Arrays.copyOf(old, guarded), Arrays.copyOf(same, guarded)));
        double[] before = Arrays.copyOf(old, done);
        boolean inGap = GapGuard.of(before, P95).isInGap()
                || GapGuard.of(Arrays.copyOf(changed, done), P95).isInGap();
        for (int ratio = 0; ratio < RATIOS.size(); ratio++) {
            if (decisions.get(ratio) == Decision.UNDECIDED) {
                requests[ratio] = done;
                decisions.set(ratio, biased || inGap ? Decision.UNDECIDED : TEST.decide(estimate(before, ratio)));
            }
        }
    }

    private RatioEstimate estimate(double[] before, int ratio) {
        double factor = RATIOS.get(ratio);
        double[] after = IntStream.range(0, done)
                .mapToDouble(round -> factor * changed[round])
                .toArray();
        return TEST.estimate(before, after);
    }

    /** Let every side have one request in each round, in random order. */
    private void drive(int rounds, boolean guard) {
        for (; done < rounds; done++) {
            double[] latencies = session.take(guard ? 3 : 2);
            int first = random.nextInt(latencies.length);
            int step = guard ? 1 + random.nextInt(2) : 1;
            old[done] = latencies[first];
            changed[done] = latencies[(first + step) % latencies.length];
            if (guard) {
                same[done] = latencies[(first + 2 * step) % latencies.length];
                guarded = done + 1;
            }
        }
    }
}
