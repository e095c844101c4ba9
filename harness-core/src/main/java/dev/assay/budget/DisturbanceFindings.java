package dev.assay.budget;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.conditions.Cause;
import dev.assay.conditions.Disturbance;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.statistics.Block;
import dev.assay.statistics.ErrorRates;
import java.util.Arrays;
import java.util.List;

/**
 * Words what could have caused slow operations that the database may not be to blame for. It changes no verdict.
 *
 * @param disturbances what was seen beside the load
 * @param timeline where the windows of the recording lie
 * @param recording all that was measured
 * @param rates how often one look may err
 */
record DisturbanceFindings(List<Disturbance> disturbances, Timeline timeline, Recording recording, ErrorRates rates) {
    /** Return a finding for each cause that a promise about the share of slow operations could be broken by. */
    List<Finding> of(LatencyShare objective) {
        int limit = recording.indexOf(objective.limitNanos());
        List<Window> windows = recording.windows();
        List<Block> ended = windows.stream()
                .map(window -> new Block(window.above(limit), window.operations()))
                .toList();
        return Arrays.stream(Cause.values())
                .map(cause -> Attribution.of(cause, disturbances, timeline, ended))
                .filter(Attribution::couldBeTheCause)
                .map(attribution -> finding(objective, attribution, windows))
                .toList();
    }

    private Finding finding(LatencyShare objective, Attribution attribution, List<Window> windows) {
        List<Window> rest = attribution.untouched().mapToObj(windows::get).toList();
        String text = objective.promise().name() + ": " + Unit.writePercent(attribution.shareOfSlow())
                + " of the operations above "
                + objective.promise().requiredThreshold().limit() + " ended within "
                + millis(attribution.touched().cardinality() * Window.NANOS) + " that had "
                + millis(attribution.lostNanos()) + " of " + attribution.cause().words();
        return new Finding(
                "beside",
                text,
                Unit.writePercent(attribution.shareOfTime()) + " of the measured time; " + without(objective, rest));
    }

    private String without(LatencyShare objective, List<Window> rest) {
        if (rest.stream().mapToLong(Window::operations).sum() == 0) {
            return "no operation ended in the rest";
        }
        Outcome outcome = objective.outcome(recording, rest, rates);
        return "without it the promise would be "
                + switch (outcome) {
                    case PASSED -> "kept";
                    case BREACHED -> "broken all the same";
                    default -> "undecided";
                };
    }

    private static String millis(long nanos) {
        return Unit.MILLISECONDS.write(nanos / 1_000_000);
    }
}
