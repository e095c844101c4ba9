package dev.assay.chaos;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Holds the promised longest call against every call that was not over before the first fault, as its client waited for it.
 * The first calls of all load classes and open connections, and say nothing of faults.
 */
record LongestCall(History history) {
    private static final int NAMED = 3;

    Outcome outcome(Threshold threshold) {
        return threshold.isKeptBy(longest()) ? Outcome.PASSED : Outcome.BREACHED;
    }

    Figure figure() {
        return Figure.counted("longest call", longest(), Unit.MILLISECONDS, calls().size());
    }

    /** Return the longest calls, the longest first. */
    List<Finding> findings() {
        return calls().stream()
                .sorted(Comparator.comparing(Call::took).reversed())
                .limit(NAMED)
                .map(this::finding)
                .toList();
    }

    private Finding finding(Call call) {
        Failure failure = call.failure();
        return new Finding(
                "found",
                String.format(Locale.ROOT, "%+.3f s", history.secondsInto(call.startNanos())) + " client "
                        + call.client() + ": operation [" + call.operation() + "] took "
                        + Millis.write(call.took()),
                failure == null ? "" : failure.write());
    }

    /** A fault that was felt met a call, so there is always one. */
    private List<Call> calls() {
        long firstFault = history.before().endNanos();
        return history.calls().stream()
                .filter(call -> call.endNanos() > firstFault)
                .toList();
    }

    private BigDecimal longest() {
        return calls().stream()
                .map(Call::took)
                .max(Comparator.naturalOrder())
                .map(time -> Quantity.of(time).amount())
                .orElseThrow();
    }
}
