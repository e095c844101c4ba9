package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Unit;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.sampling.BlockMeans;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * At least so many operations succeed in a second. Judged by Student's t on stretches of equal length.
 *
 * <p>Operations that began in time and ended after it are not counted, and that is most of them where one takes nearly as long
 * as the load. A rate that they could lift to its limit is not broken for sure.
 */
record Throughput(Promise promise) implements Objective {
    @Override
    public Judgement judge(Recording recording, ErrorRates rates) {
        List<Window> windows = recording.windows();
        double[] perSecond = perSecond(windows);
        BlockMeans means = new BlockMeans(promise.requiredThreshold(), MeanEstimate.of(perSecond));
        Outcome outcome = outcome(means, windows, rates);
        Figure figure = Figure.sampled(
                promise.name(), means.value(), Unit.PER_SECOND, means.interval(), recording.operations());
        return new Judgement(
                outcome, figure, outcome == Outcome.INCONCLUSIVE ? List.of(needs(means, windows, rates)) : List.of());
    }

    @Override
    public Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates) {
        double[] perSecond = perSecond(windows);
        return perSecond.length < 2
                ? Outcome.INCONCLUSIVE
                : outcome(new BlockMeans(promise.requiredThreshold(), MeanEstimate.of(perSecond)), windows, rates);
    }

    @Override
    public boolean needsSteadiness() {
        return true;
    }

    private Outcome outcome(BlockMeans means, List<Window> windows, ErrorRates rates) {
        Outcome counted = means.outcome(rates);
        return counted == Outcome.BREACHED && isReachedWithLate(windows) ? Outcome.INCONCLUSIVE : counted;
    }

    private boolean isReachedWithLate(List<Window> windows) {
        double seconds = windows.size() * Window.NANOS / 1e9;
        long successes = windows.stream().mapToLong(Window::successes).sum();
        return promise.requiredThreshold().isKeptBy(BigDecimal.valueOf(successes / seconds));
    }

    private static double[] perSecond(List<Window> windows) {
        double seconds = seconds(windows);
        return Window.batches(windows).stream()
                .mapToDouble(batch -> batch.onTime() / seconds)
                .toArray();
    }

    private static double seconds(List<Window> windows) {
        return Window.batchSize(windows) * Window.NANOS / 1e9;
    }

    private Finding needs(BlockMeans means, List<Window> windows, ErrorRates rates) {
        if (means.outcome(rates) == Outcome.BREACHED) {
            return late(windows);
        }
        double seconds = means.loadFactor(rates) * seconds(windows) * perSecond(windows).length;
        String text = Double.isFinite(seconds)
                ? String.format(Locale.ROOT, "about %.0f s of load would decide", Math.ceil(seconds))
                : "no length of load would decide: the rate lies on the limit";
        return new Finding("needs", promise.name() + ": " + text, "a longer duration gives more of it");
    }

    private Finding late(List<Window> windows) {
        long successes = windows.stream().mapToLong(Window::successes).sum();
        long onTime = windows.stream().mapToLong(Window::onTime).sum();
        return new Finding(
                "late",
                promise.name() + ": " + Unit.NUMBER.write(successes - onTime) + " of " + Unit.NUMBER.write(successes)
                        + " operations began in the measured time and ended after it",
                "one operation takes nearly as long as the load; a longer duration counts more of them");
    }
}
