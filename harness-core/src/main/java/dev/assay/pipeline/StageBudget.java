package dev.assay.pipeline;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.sampling.ShownConfidence;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A stage takes at most a time at one size. Judged on the typical time, the geometric mean, by Student's t on the logarithms
 * of the repetitions: times are skewed, their logarithms much less.
 */
record StageBudget(Promise promise, String stage, long rows) implements StagePromise {
    private static final int NANO_DIGITS = 6;

    @Override
    public Verdict judge(PipelineProfile profile, Run run, ErrorRates rates) {
        MeanEstimate logs = MeanEstimate.of(profile.times(stage).logs(rows));
        Outcome outcome = outcome(logs, rates);
        Verdict verdict = Verdict.of(run, promise, outcome).with(figure(logs));
        return outcome == Outcome.INCONCLUSIVE ? verdict.with(needs(logs, rates)) : verdict;
    }

    private Outcome outcome(MeanEstimate logs, ErrorRates rates) {
        Threshold threshold = promise.requiredThreshold();
        if (threshold.isKeptBy(millis(logs.upperBound(rates.wrongPass())))) {
            return Outcome.PASSED;
        }
        return threshold.isKeptBy(millis(logs.lowerBound(rates.wrongBreach())))
                ? Outcome.INCONCLUSIVE
                : Outcome.BREACHED;
    }

    private Figure figure(MeanEstimate logs) {
        Interval interval = new Interval(
                ShownConfidence.LEVEL,
                millis(logs.lowerBound(ShownConfidence.TAIL)),
                millis(logs.upperBound(ShownConfidence.TAIL)));
        return Figure.sampled(promise.name(), millis(logs.mean()), Unit.MILLISECONDS, interval, logs.blocks());
    }

    private Finding needs(MeanEstimate logs, ErrorRates rates) {
        double limit = Math.log(promise.requiredThreshold().limit().amount().doubleValue());
        double repetitions = Math.ceil(logs.blocksFactor(limit, rates.wrongBreach()) * logs.blocks());
        String text = Double.isFinite(repetitions)
                ? "about " + Unit.NUMBER.writeNumber(BigDecimal.valueOf(repetitions)) + " repetitions would decide"
                : "no number of repetitions would decide: the time lies on the limit";
        return new Finding("needs", promise.name() + ": " + text, "a larger number of repetitions gives more of them");
    }

    private static BigDecimal millis(double log) {
        return BigDecimal.valueOf(Math.exp(log)).setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
    }
}
