package dev.assay.chaos;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Holds the promise of recovery against the time after the last fault. */
final class RecoveryJudgement {
    private final Settings settings;
    private final Recoveries recoveries;

    RecoveryJudgement(Settings settings, History history, List<String> operations) {
        this.settings = settings;
        this.recoveries = Recoveries.at(
                history.recovery().endNanos(), history.healedNanos(), history.calls(), operations, settings);
    }

    Outcome outcome() {
        return recoveries.outcome();
    }

    /** Return the time of the slowest operation; at least the time observed where it never came back. */
    Figure figure() {
        Recovery slowest = recoveries.all().stream()
                .max(Comparator.comparing(recoveries::atLeast))
                .orElseThrow();
        BigDecimal time = Quantity.of(recoveries.atLeast(slowest)).amount();
        return slowest.first().isPresent()
                ? Figure.counted("recovery", time, Unit.MILLISECONDS, slowest.calls())
                : Figure.beyond("recovery", time, Unit.MILLISECONDS, slowest.calls());
    }

    List<Finding> findings() {
        return recoveries.all().stream()
                .filter(recovery -> !recoveries.isSettled(recovery))
                .map(this::finding)
                .toList();
    }

    private Finding finding(Recovery recovery) {
        String operation = "operation [" + recovery.operation() + "] ";
        String remark = recovery.lastFailure()
                .map(failure -> "last failure: " + failure.write())
                .orElse("");
        return recovery.first()
                .map(time -> new Finding(
                        "found",
                        operation + "first succeeded " + Millis.write(time) + " after the last fault, then "
                                + recovery.run() + " times in a row until the observation ended",
                        remark.isEmpty() ? needed() : remark))
                .orElseGet(() -> new Finding(
                        "found",
                        operation + "did not recover: " + recovery.calls() + " calls ended in "
                                + Millis.write(recoveries.atLeast(recovery))
                                + " after the last fault, the last one failed",
                        remark));
    }

    private String needed() {
        return Recovery.STABLE_RUN + " in a row, of all clients, and then " + Millis.write(settings.quiet())
                + " without failure decide";
    }
}
