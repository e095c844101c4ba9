package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.sampling.ShareJudge;
import dev.assay.sampling.ShownConfidence;
import dev.assay.statistics.Block;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.ProportionTest;
import dev.assay.statistics.RankInterval;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * A percentile of the latency is at most a limit. Decided by the share of operations above the limit, shown as the
 * percentile in milliseconds with its order-statistic interval. A failed operation counts as infinitely slow.
 *
 * @param promise the promise, with a limit in milliseconds
 * @param level the percentile as a share, such as 0.95
 */
record LatencyShare(Promise promise, BigDecimal level) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        ShareJudge judge = share(recording, recording.windows(), 0, rates);
        return new Judgement(
                judge.outcome(),
                figure(recording, judge.sample().designEffect()),
                judge.findings("took longer than " + promise.requiredThreshold().limit() + " or failed"));
    }

    @Override
    public Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates) {
        return share(recording, windows, 0, rates).outcome();
    }

    /** Return what would be found if so many operations that were never served had taken longer than the limit. */
    Outcome outcomeWithUnserved(Recording recording, long unserved, ErrorRates rates) {
        return share(recording, recording.windows(), unserved, rates).outcome();
    }

    @Override
    public boolean needsSteadiness() {
        return true;
    }

    @Override
    public OptionalLong countedAbove() {
        return OptionalLong.of(limitNanos());
    }

    @Override
    public long smallestPass(ErrorRates rates) {
        return test(rates).smallestPass();
    }

    @Override
    public boolean quietIn(Recording warmUp) {
        return warmUp.above(limitNanos()) == 0;
    }

    BigDecimal limitMillis() {
        return promise.requiredThreshold().limit().amount();
    }

    long limitNanos() {
        return Millis.toNanos(limitMillis());
    }

    private ShareJudge share(Recording recording, List<Window> windows, long unserved, ErrorRates rates) {
        int limit = recording.indexOf(limitNanos());
        Block counted = Window.total(windows, window -> window.above(limit));
        return ShareJudge.of(
                promise.name(),
                "operations",
                test(rates),
                Window.blocks(windows, window -> window.above(limit)),
                new Block(counted.hits() + unserved, counted.trials() + unserved));
    }

    private ProportionTest test(ErrorRates rates) {
        return new ProportionTest(BigDecimal.ONE.subtract(level).doubleValue(), rates);
    }

    private Figure figure(Recording recording, double designEffect) {
        long operations = recording.operations();
        double share = level.doubleValue();
        long rank = (long) Math.ceil(share * operations);
        if (rank > recording.succeeded()) {
            return Figure.beyond(promise.name(), limitMillis(), Unit.MILLISECONDS, operations);
        }
        RankInterval ranks = RankInterval.of(operations, share, ShownConfidence.LEVEL.doubleValue(), designEffect);
        BigDecimal lower = ranks.lower() == 0
                ? BigDecimal.ZERO
                : Millis.of(recording.latencies().nanosAtRank(ranks.lower()));
        OptionalLong upper = ranks.upper();
        Interval interval = new Interval(
                ShownConfidence.LEVEL,
                lower,
                upper.isPresent() && upper.getAsLong() <= recording.succeeded()
                        ? Millis.of(recording.latencies().nanosAtRank(upper.getAsLong()))
                        : null);
        return Figure.sampled(
                promise.name(),
                Millis.of(recording.latencies().nanosAtRank(rank)),
                Unit.MILLISECONDS,
                interval,
                operations);
    }
}
