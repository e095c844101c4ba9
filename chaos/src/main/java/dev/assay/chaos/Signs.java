package dev.assay.chaos;

import dev.assay.chaos.fault.Effect;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** By what a fault could be felt, told apart so that one sign of a fault is not taken for another sign of its neighbour. */
record Signs(long failures, Duration medianRise, boolean stalled) implements Effect {
    /**
     * See the calls that met a fault while others were in force. A call that had hung for a while before the fault came says
     * nothing of it.
     */
    static Signs during(History history, Phase fault, String operation) {
        Duration half = fault.length().dividedBy(2);
        List<Call> calls = history.callsOf(operation).stream()
                .filter(fault::touches)
                .filter(call ->
                        Duration.ofNanos(fault.startNanos() - call.startNanos()).compareTo(half) < 0)
                .toList();
        return of(
                history,
                operation,
                calls,
                calls.stream().anyMatch(call -> fault.share(call).compareTo(half) >= 0));
    }

    /** See the calls that began and ended in the faults beside this one before it came. */
    static Signs before(History history, Phase fault, String operation) {
        Duration half = fault.length().dividedBy(2);
        List<Phase> besides = history.besides(fault);
        List<Call> calls = history.callsOf(operation).stream()
                .filter(call -> call.endNanos() < fault.begunNanos())
                .filter(call -> besides.stream().anyMatch(other -> call.startNanos() >= other.startNanos()))
                .toList();
        return of(
                history,
                operation,
                calls,
                calls.stream().anyMatch(call -> call.took().compareTo(half) >= 0));
    }

    private static Signs of(History history, String operation, List<Call> calls, boolean stalled) {
        List<Call> healthy = history.callsOf(operation).stream()
                .filter(history.before()::touches)
                .toList();
        Duration rise =
                Latencies.of(calls).percentile(50).minus(Latencies.of(healthy).percentile(50));
        return new Signs(calls.stream().filter(Call::failed).count(), rise, stalled);
    }

    /** Return the signs one by one: the failures, the rise of the median and the stall. */
    List<Signs> each() {
        return Stream.of(
                        new Signs(failures, Duration.ZERO, false),
                        new Signs(0, medianRise, false),
                        new Signs(0, Duration.ZERO, stalled))
                .toList();
    }
}
