package dev.assay.benchmarks;

import dev.assay.statistics.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What was decided on many sessions of one stream. Not thread-safe: each thread fills its own, and they are merged. */
final class StreamTally {
    /** The true p95 as a multiple of the budget. */
    static final List<Double> TRUTHS = List.of(0.8, 1.25);

    private final List<DecisionCount> regression = counts(RegressionRun.RATIOS);
    private final List<DecisionCount> stored = counts(RegressionRun.RATIOS);
    private final List<DecisionCount> second = counts(RegressionRun.RATIOS);
    private final List<DecisionCount> absolute = counts(TRUTHS);
    private final List<DecisionCount> overall = counts(TRUTHS);
    private final List<DecisionCount> naive = counts(TRUTHS);

    /** Simulate sessions on all processors; the same seed gives the same tally. */
    static StreamTally of(LatencyStream stream, int sessions, long seed) {
        long first = new SplittableRandom(seed + stream.name().hashCode()).nextLong();
        return IntStream.range(0, sessions)
                .parallel()
                .collect(
                        StreamTally::new,
                        (tally, session) -> tally.add(stream, new SplittableRandom(first + session)),
                        StreamTally::merge);
    }

    /** Return the decisions of the side-by-side comparison, for each of {@link RegressionRun#RATIOS}. */
    DecisionCount regression(int ratio) {
        return regression.get(ratio);
    }

    /** Return the decisions of the point comparison with a stored baseline. */
    DecisionCount stored(int ratio) {
        return stored.get(ratio);
    }

    /** Return the decisions of the point comparison of one side after the other. */
    DecisionCount second(int ratio) {
        return second.get(ratio);
    }

    /** Return the decisions on a budget that is the session's own p95 over each of {@link #TRUTHS}. */
    DecisionCount absolute(int truth) {
        return absolute.get(truth);
    }

    /** Return the decisions on a budget that is the p95 of all sessions over each of {@link #TRUTHS}. */
    DecisionCount overall(int truth) {
        return overall.get(truth);
    }

    /** Return what the plain p95 of all requests says of the session's own budget. */
    DecisionCount naive(int truth) {
        return naive.get(truth);
    }

    private void add(LatencyStream stream, SplittableRandom random) {
        addComparisons(
                RegressionRun.of(stream.session(random.split()), random.split()), NaiveRun.of(stream, random.split()));
        addBudgets(stream.session(random.split()));
    }

    private void addComparisons(RegressionRun run, NaiveRun point) {
        for (int i = 0; i < RegressionRun.RATIOS.size(); i++) {
            double ratio = RegressionRun.RATIOS.get(i);
            regression.get(i).add(run.decision(i), run.requests(i));
            stored.get(i).add(plain(NaiveRun.breached(point.overStored(), ratio)), NaiveRun.REQUESTS);
            second.get(i).add(plain(NaiveRun.breached(point.overFirst(), ratio)), NaiveRun.REQUESTS);
        }
    }

    private void addBudgets(LatencySession session) {
        double[] latencies = session.take(AbsoluteRun.MOST_REQUESTS);
        for (int i = 0; i < TRUTHS.size(); i++) {
            AbsoluteRun own = AbsoluteRun.of(latencies, session.p95() / TRUTHS.get(i));
            absolute.get(i).add(own.decision(), own.requests());
            naive.get(i).add(plain(own.naive()), AbsoluteRun.MOST_REQUESTS);
            AbsoluteRun all = AbsoluteRun.of(latencies, session.p95OfAll() / TRUTHS.get(i));
            overall.get(i).add(all.decision(), all.requests());
        }
    }

    private void merge(StreamTally other) {
        mergeAll(regression, other.regression);
        mergeAll(stored, other.stored);
        mergeAll(second, other.second);
        mergeAll(absolute, other.absolute);
        mergeAll(overall, other.overall);
        mergeAll(naive, other.naive);
    }

    private static void mergeAll(List<DecisionCount> counts, List<DecisionCount> others) {
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).addAll(others.get(i));
        }
    }

    private static Decision plain(boolean breached) {
        return breached ? Decision.BREACHED : Decision.KEPT;
    }

    private static List<DecisionCount> counts(List<Double> cases) {
        List<DecisionCount> counts = new ArrayList<>();
        cases.forEach(each -> counts.add(new DecisionCount()));
        return List.copyOf(counts);
    }
}
