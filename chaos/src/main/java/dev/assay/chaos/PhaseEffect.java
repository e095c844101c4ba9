package dev.assay.chaos;

import dev.assay.chaos.fault.Effect;
import java.time.Duration;
import java.util.List;

/** What a fault did to the calls of one operation, as the history of the run has it. */
final class PhaseEffect implements Effect {
    private final History history;
    private final Phase fault;
    private final List<Call> calls;
    private final List<Call> during;
    private final List<Phase> stretches;

    private PhaseEffect(History history, Phase fault, List<Call> calls, List<Call> during, List<Phase> stretches) {
        this.history = history;
        this.fault = fault;
        this.calls = calls;
        this.during = during;
        this.stretches = stretches;
    }

    /** See all calls that a fault touched, whatever else was in force beside it. */
    static PhaseEffect of(History history, Phase fault, String operation) {
        List<Call> calls = history.callsOf(operation);
        return new PhaseEffect(
                history, fault, calls, calls.stream().filter(fault::touches).toList(), List.of(fault));
    }

    /** See only the calls that no fault beside this one touched, and the time in which it was in force alone. */
    static PhaseEffect alone(History history, Phase fault, String operation) {
        List<Phase> besides = history.besides(fault);
        List<Call> calls = history.callsOf(operation);
        List<Call> during = calls.stream()
                .filter(fault::touches)
                .filter(call ->
                        besides.stream().noneMatch(other -> other.reach().touches(call)))
                .toList();
        return new PhaseEffect(history, fault, calls, during, history.alone(fault));
    }

    @Override
    public long failures() {
        long previousEnd = history.previousFaultEnd(fault);
        return during.stream()
                .filter(call -> call.failed() && call.startNanos() >= previousEnd && !metLaterFault(call))
                .count();
    }

    /** A call that outlived this fault and met the next one fails by that one, as far as anybody can tell. */
    private boolean metLaterFault(Call call) {
        return history.faults().stream()
                .anyMatch(later -> later.startNanos() >= fault.endNanos() && later.touches(call));
    }

    @Override
    public Duration medianRise() {
        List<Call> before = calls.stream().filter(history.before()::touches).toList();
        return Latencies.of(during).percentile(50).minus(Latencies.of(before).percentile(50));
    }

    @Override
    public boolean stalled() {
        Duration half = length().dividedBy(2);
        return isLongEnough() && calls.stream().anyMatch(call -> share(call).compareTo(half) >= 0);
    }

    /** Return whether what is seen is at least half of the fault, so that it had its chance to show. */
    boolean isLongEnough() {
        return length().multipliedBy(2).compareTo(fault.length()) >= 0;
    }

    private Duration length() {
        return stretches.stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration share(Call call) {
        return stretches.stream()
                .filter(stretch -> stretch.touches(call))
                .map(stretch -> stretch.share(call))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
