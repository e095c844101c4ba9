package dev.assay.load;

import dev.assay.check.Figure;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.Proportion;
import dev.assay.statistics.ProportionTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * At most a share of the operations fails. A limit of zero is counted: one failure breaches it, and none keeps it for the
 * operations that ran. Any other limit is judged with exact bounds.
 */
record FailureShare(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        return isCounted() ? counted(recording) : sampled(recording, rates);
    }

    @Override
    public long smallestPass(ErrorRates rates) {
        return isCounted() ? 1 : test(rates).smallestPass();
    }

    @Override
    public boolean quietIn(Recording warmUp) {
        return warmUp.failed() == 0;
    }

    private boolean isCounted() {
        return limit().signum() == 0;
    }

    private Judgement counted(Recording recording) {
        Figure figure = Figure.counted(promise.name(), share(recording), Unit.SHARE, recording.operations());
        return new Judgement(recording.failed() == 0 ? Outcome.PASSED : Outcome.BREACHED, figure, List.of());
    }

    private Judgement sampled(Recording recording, ErrorRates rates) {
        ShareJudge judge = ShareJudge.of(promise.name(), test(rates), recording, window -> window.failures);
        Proportion sample = judge.sample();
        Interval interval = new Interval(
                ShownConfidence.LEVEL,
                BigDecimal.valueOf(sample.lowerBound(ShownConfidence.TAIL)),
                BigDecimal.valueOf(sample.upperBound(ShownConfidence.TAIL)));
        Figure figure = Figure.sampled(promise.name(), share(recording), Unit.SHARE, interval, recording.operations());
        return new Judgement(Judgement.outcomeOf(judge.decision()), figure, judge.findings("failed"));
    }

    private ProportionTest test(ErrorRates rates) {
        return new ProportionTest(limit().doubleValue(), rates);
    }

    private BigDecimal limit() {
        return promise.requiredThreshold().limit().amount();
    }

    private static BigDecimal share(Recording recording) {
        return BigDecimal.valueOf(recording.failed())
                .divide(BigDecimal.valueOf(recording.operations()), MathContext.DECIMAL64);
    }
}
