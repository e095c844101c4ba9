package dev.assay.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every call of a run, in the order in which they ended, and what was in force meanwhile. All verdicts are computed on it.
 *
 * @param phases first {@code before}, then one for each step in the order of their start, then {@code recovery}; only the first if
 *     the run was not healthy before. Steps may overlap
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

    /** Return the end of the fault that ended last; a pause behind it is already part of the recovery. */
    long healedNanos() {
        return faults().stream().mapToLong(Phase::endNanos).max().orElseThrow();
    }

    /** Return the end of the last fault that was over before this one began, or the start of the run. */
    long previousFaultEnd(Phase fault) {
        return faults().stream()
                .mapToLong(Phase::endNanos)
                .filter(end -> end <= fault.startNanos())
                .max()
                .orElse(before().startNanos());
    }

    /** Return the other faults that were in force at a moment at which this one was. */
    List<Phase> besides(Phase fault) {
        return faults().stream()
                .filter(other -> !other.equals(fault) && other.overlaps(fault))
                .toList();
    }

    /** Return the stretches of a fault in which no other was in force. */
    List<Phase> alone(Phase fault) {
        List<Phase> stretches = List.of(fault);
        for (Phase other : besides(fault)) {
            stretches = stretches.stream()
                    .flatMap(stretch -> stretch.without(other.reach()).stream())
                    .toList();
        }
        return stretches;
    }

    List<Call> callsOf(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
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
