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

/** Holds the promised longest call against every call of the run, as its client waited for it. */
record LongestCall(History history) {
    private static final int NAMED = 3;

    Outcome outcome(Threshold threshold) {
        return threshold.isKeptBy(longest()) ? Outcome.PASSED : Outcome.BREACHED;
    }

    Figure figure() {
        return Figure.counted(
                "longest call", longest(), Unit.MILLISECONDS, history.calls().size());
    }

    /** Return the longest calls, the longest first. */
    List<Finding> findings() {
        return history.calls().stream()
                .sorted(Comparator.comparing(Call::took).reversed())
                .limit(NAMED)
                .map(this::finding)
                .toList();
    }

    private Finding finding(Call call) {
        Failure failure = call.failure();
        return new Finding(
                "found",
                String.format(Locale.ROOT, "+%.3f s", history.secondsInto(call.startNanos())) + " client "
                        + call.client() + ": operation [" + call.operation() + "] took "
                        + Millis.write(call.took()),
                failure == null ? "" : failure.write());
    }

    private BigDecimal longest() {
        return history.calls().stream()
                .map(Call::took)
                .max(Comparator.naturalOrder())
                .map(time -> Quantity.of(time).amount())
                .orElseThrow();
    }
}
