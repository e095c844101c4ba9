package dev.assay.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every call of a run, in the order in which they ended, and what was in force meanwhile. All verdicts are computed on it.
 *
 * @param phases first {@code before}, then one for each step, then {@code recovery}; only the first if the run was not
 *     healthy before
 * @param calls the calls
 */
record History(List<Phase> phases, List<Call> calls) {
    History {
        phases = List.copyOf(phases);
        calls = List.copyOf(calls);
    }

    Phase before() {
        return phases.get(0);
    }

    Phase recovery() {
        return phases.get(phases.size() - 1);
    }

    boolean reachedFaults() {
        return phases.size() > 1;
    }

    List<Phase> faults() {
        return phases.stream().filter(phase -> phase.fault().hurts()).toList();
    }

    /** Return the end of the last fault; a pause behind it is already part of the recovery. */
    long healedNanos() {
        List<Phase> faults = faults();
        return faults.get(faults.size() - 1).endNanos();
    }

    /** Return the end of the fault before this one, or the start of the run. */
    long previousFaultEnd(Phase fault) {
        return faults().stream()
                .map(Phase::endNanos)
                .filter(end -> end <= fault.startNanos())
                .reduce((earlier, later) -> later)
                .orElse(before().startNanos());
    }

    List<Call> touching(Phase phase) {
        return calls.stream().filter(phase::touches).toList();
    }

    /** Return the failed ones among these calls by their code, in the order in which the codes first appeared. */
    static Map<String, List<Call>> byCode(List<Call> calls) {
        Map<String, List<Call>> byCode = new LinkedHashMap<>();
        for (Call call : calls) {
            Failure failure = call.failure();
            if (failure != null) {
                byCode.computeIfAbsent(failure.code(), code -> new ArrayList<>())
                        .add(call);
            }
        }
        return byCode;
    }

    double secondsInto(long nanos) {
        return (nanos - before().startNanos()) / 1e9;
    }
}
