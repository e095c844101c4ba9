package dev.assay.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a warm-up ends, by the rule MSER-5 (White, Simulation 69, 1997): of all cuts in the first half, the one that leaves
 * the smallest variance of the remaining mean.
 *
 * @param cut how many means belong to the warm-up
 * @param means how many there are
 * @param halvesDiffer whether the two halves of the rest differ, by a two-sided t test at 1 % on 20 neighbouring groups
 */
public record WarmUpCut(int cut, int means, boolean halvesDiffer) {
    /** The fewest means of which a warm-up can be told apart: the rest must fill 20 groups. */
    public static final int FEWEST = 40;

    private static final double LONGEST = 0.4;
    private static final int GROUPS = 20;
    private static final double ERROR = 0.01;

    /**
     * Find the warm-up.
     *
     * @param means each of five or more neighbouring latencies, in order of time; at least {@value #FEWEST}, all finite
     */
    public static WarmUpCut of(double[] means) {
        if (means.length < FEWEST) {
            throw new IllegalArgumentException(
                    "[" + means.length + "] means are too few to find a warm-up; at least " + FEWEST + " are needed");
        }
        if (!Arrays.stream(means).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a mean is not finite; leave failed operations out");
        }
        int cut = bestCut(means);
        return new WarmUpCut(cut, means.length, halvesDiffer(Arrays.copyOfRange(means, cut, means.length)));
    }

    /** Return whether the rest is steady: at most 40 % were cut and its halves are alike. */
    public boolean isSteady() {
        return !halvesDiffer && cut <= LONGEST * means;
    }

    private static int bestCut(double[] means) {
        double center = Arrays.stream(means).average().orElse(0);
        double sum = 0;
        double squares = 0;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int start = means.length - 1; start >= 0; start--) {
            double value = means[start] - center;
            sum += value;
            squares += value * value;
            double rest = means.length - start;
            double variance = (squares - sum * sum / rest) / (rest * rest);
            if (start <= means.length / 2 && variance <= least) {
                least = variance;
                best = start;
            }
        }
        return best;
    }

    /** Return whether the halves of at least 20 means differ, by a two-sided t test at 1 % on 20 neighbouring groups. */
    public static boolean halvesDiffer(double[] rest) {
        int groups = GROUPS / 2;
        MeanEstimate first = MeanEstimate.of(groups(rest, 0, groups));
        MeanEstimate second = MeanEstimate.of(groups(rest, groups, GROUPS));
        double error = Math.hypot(first.standardError(), second.standardError());
        double difference = Math.abs(first.mean() - second.mean());
        return error == 0
                ? difference > 0
                : 2 * TDistribution.of(GROUPS - 2.0).survivalProbability(difference / error) < ERROR;
    }

    private static double[] groups(double[] rest, int from, int to) {
        double[] means = new double[to - from];
        for (int group = from; group < to; group++) {
            int start = (int) ((long) rest.length * group / GROUPS);
            int end = (int) ((long) rest.length * (group + 1) / GROUPS);
            means[group - from] = Arrays.stream(rest, start, end).average().orElse(0);
        }
        return means;
    }
}
