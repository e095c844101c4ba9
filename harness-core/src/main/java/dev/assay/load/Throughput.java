package dev.assay.load;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.MeanEstimate;
import java.util.List;
import java.util.Locale;

/** At least so many operations succeed in a second. Judged by Student's t on stretches of equal length. */
record Throughput(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        List<Window> windows = recording.windows();
        double seconds = Window.batchSize(windows) * Window.NANOS / 1e9;
        double[] perSecond = Window.batches(windows).stream()
                .mapToDouble(batch -> batch.onTime / seconds)
                .toArray();
        BlockMeans means = new BlockMeans(promise.requiredThreshold(), MeanEstimate.of(perSecond));
        Outcome outcome = means.outcome(rates);
        Figure figure = Figure.sampled(
                promise.name(), means.value(), Unit.PER_SECOND, means.interval(), recording.operations());
        return new Judgement(
                outcome,
                figure,
                outcome == Outcome.INCONCLUSIVE
                        ? List.of(needs(means.loadFactor(rates) * seconds * perSecond.length))
                        : List.of());
    }

    private Finding needs(double seconds) {
        String text = Double.isFinite(seconds)
                ? String.format(Locale.ROOT, "about %.0f s of load would decide", Math.ceil(seconds))
                : "no length of load would decide: the rate lies on the limit";
        return new Finding("needs", promise.name() + ": " + text, "a longer duration gives more of it");
    }
}
