package dev.assay.chaos;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Holds the promised share of failing calls against the calls that met a fault. */
record ErrorJudgement(History history) {
    Outcome outcome(Threshold threshold) {
        return threshold.isKeptBy(failed(), calls().size()) ? Outcome.PASSED : Outcome.BREACHED;
    }

    Figure figure() {
        int calls = calls().size();
        BigDecimal share = BigDecimal.valueOf(failed()).divide(BigDecimal.valueOf(calls), MathContext.DECIMAL64);
        return Figure.counted("errors", share, Unit.SHARE, calls);
    }

    List<Finding> findings() {
        return History.byCode(calls()).entrySet().stream()
                .map(entry -> new Finding(
                        "found", entry.getKey() + " x " + entry.getValue().size(), first(entry.getValue())))
                .toList();
    }

    private static String first(List<Call> calls) {
        Failure failure = calls.get(0).failure();
        return failure == null ? "" : failure.message();
    }

    private long failed() {
        return calls().stream().filter(Call::failed).count();
    }

    /** A fault that was felt met a call, so there is always one. */
    private List<Call> calls() {
        List<Phase> faults = history.faults();
        return history.calls().stream()
                .filter(call -> faults.stream().anyMatch(phase -> phase.touches(call)))
                .toList();
    }
}
