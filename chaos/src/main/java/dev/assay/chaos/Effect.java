package dev.assay.chaos;

import java.time.Duration;
import java.util.List;

/** What a fault did to the calls of one operation. */
public final class Effect {
    private final List<Call> before;
    private final List<Call> during;
    private final Phase fault;
    private final long previousEndNanos;

    private Effect(List<Call> before, List<Call> during, Phase fault, long previousEndNanos) {
        this.before = before;
        this.during = during;
        this.fault = fault;
        this.previousEndNanos = previousEndNanos;
    }

    static Effect of(History history, Phase fault, String operation) {
        return new Effect(
                only(history.touching(history.before()), operation),
                only(history.touching(fault), operation),
                fault,
                history.previousFaultEnd(fault));
    }

    private static List<Call> only(List<Call> calls, String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** Return how many calls failed, without those that an earlier fault had already touched. */
    public long failures() {
        return during.stream()
                .filter(call -> call.failed() && call.startNanos() >= previousEndNanos)
                .count();
    }

    /** Return by how much the median rose against the time before the first fault; below zero if it fell. */
    public Duration medianRise() {
        return Latencies.of(during).percentile(50).minus(Latencies.of(before).percentile(50));
    }

    /** Return whether a call was under way for at least half of the time in which the fault was in force. */
    public boolean stalled() {
        Duration half = fault.length().dividedBy(2);
        return during.stream().anyMatch(call -> fault.share(call).compareTo(half) >= 0);
    }
}
