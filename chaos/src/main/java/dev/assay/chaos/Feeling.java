package dev.assay.chaos;

import dev.assay.chaos.fault.Fault;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a fault was felt by the operations, told apart from the faults that were in force beside it. */
enum Feeling {
    /** An operation felt it. */
    FELT,
    /** No operation felt it. */
    NONE,
    /** What the operations felt is felt without it as well. */
    HIDDEN;

    static Feeling of(History history, Phase fault, List<String> operations) {
        List<Feeling> each = operations.stream()
                .map(operation -> of(history, fault, operation))
                .toList();
        return each.contains(FELT) ? FELT : each.contains(HIDDEN) ? HIDDEN : NONE;
    }

    /**
     * A fault is judged by the calls that met it alone. Only one that was alone for less than half of its time is judged by the
     * calls that met others as well; then a sign counts only if those others had not shown it before the fault came.
     */
    private static Feeling of(History history, Phase phase, String operation) {
        Fault fault = phase.fault();
        PhaseEffect alone = PhaseEffect.alone(history, phase, operation);
        if (fault.shows(alone)) {
            return FELT;
        }
        if (alone.isLongEnough()) {
            return NONE;
        }
        List<Signs> during = Signs.during(history, phase, operation).each();
        List<Signs> before = Signs.before(history, phase, operation).each();
        List<Integer> shown = IntStream.range(0, during.size())
                .filter(sign -> fault.shows(during.get(sign)))
                .boxed()
                .toList();
        if (shown.isEmpty()) {
            return NONE;
        }
        return shown.stream().allMatch(sign -> fault.shows(before.get(sign))) ? HIDDEN : FELT;
    }
}
