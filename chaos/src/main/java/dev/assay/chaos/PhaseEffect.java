package dev.assay.chaos;

import dev.assay.chaos.fault.Effect;
import java.time.Duration;
import java.util.List;

/** What a fault did to the calls of one operation, as the history of the run has it. */
final class PhaseEffect implements Effect {
    private final List<Call> before;
    private final List<Call> during;
    private final Phase fault;
    private final long previousEndNanos;

    private PhaseEffect(List<Call> before, List<Call> during, Phase fault, long previousEndNanos) {
        this.before = before;
        this.during = during;
        this.fault = fault;
        this.previousEndNanos = previousEndNanos;
    }

    static PhaseEffect of(History history, Phase fault, String operation) {
        return new PhaseEffect(
                only(history.touching(history.before()), operation),
                only(history.touching(fault), operation),
                fault,
                history.previousFaultEnd(fault));
    }

    private static List<Call> only(List<Call> calls, String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    @Override
    public long failures() {
        return during.stream()
                .filter(call -> call.failed() && call.startNanos() >= previousEndNanos)
                .count();
    }

    @Override
    public Duration medianRise() {
        return Latencies.of(during).percentile(50).minus(Latencies.of(before).percentile(50));
    }

    @Override
    public boolean stalled() {
        Duration half = fault.length().dividedBy(2);
        return during.stream().anyMatch(call -> fault.share(call).compareTo(half) >= 0);
    }
}
