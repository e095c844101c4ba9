package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.sampling.BlockMeans;
import dev.assay.sampling.ShownConfidence;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.util.List;

/** The mean latency of successful operations is at most a limit. Judged by Student's t on stretches of equal length. */
record MeanLatency(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        double[] millis = millis(recording.windows());
        if (millis.length < 2) {
            return tooFew(recording);
        }
        BlockMeans means = new BlockMeans(promise.requiredThreshold(), MeanEstimate.of(millis));
        Outcome outcome = means.outcome(rates);
        return new Judgement(
                outcome,
                figure(means.value(), means.interval(), recording),
                outcome == Outcome.INCONCLUSIVE
                        ? List.of(needs(Math.ceil(means.loadFactor(rates) * recording.operations())))
                        : List.of());
    }

    @Override
    public Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates) {
        double[] millis = millis(windows);
        return millis.length < 2
                ? Outcome.INCONCLUSIVE
                : new BlockMeans(promise.requiredThreshold(), MeanEstimate.of(millis)).outcome(rates);
    }

    @Override
    public boolean needsSteadiness() {
        return true;
    }

    private static double[] millis(List<Window> windows) {
        return Window.batches(windows).stream()
                .filter(batch -> batch.successes() > 0)
                .mapToDouble(batch -> batch.successNanos() / 1e6 / batch.successes())
                .toArray();
    }

    private Judgement tooFew(Recording recording) {
        BigDecimal mean = Millis.of(recording.latencies().meanNanos());
        return new Judgement(
                Outcome.INCONCLUSIVE,
                figure(mean, new Interval(ShownConfidence.LEVEL, BigDecimal.ZERO, null), recording),
                List.of(needs(2.0 * recording.operations())));
    }

    private Figure figure(BigDecimal mean, Interval interval, Recording recording) {
        return Figure.sampled(promise.name(), mean, Unit.MILLISECONDS, interval, recording.operations());
    }

    private Finding needs(double operations) {
        String text = Double.isFinite(operations)
                ? "about " + Unit.NUMBER.writeNumber(BigDecimal.valueOf(operations)) + " operations would decide"
                : "no number of operations would decide: the mean lies on the limit";
        return new Finding("needs", promise.name() + ": " + text, "a longer duration gives more of them");
    }
}
