package dev.assay.chaos;

import dev.assay.check.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How far all operations have come back at one moment; the run waits by it and is judged by it. */
final class Recoveries {
    private final Settings settings;
    private final long nowNanos;
    private final List<Recovery> all;

    private Recoveries(Settings settings, long nowNanos, List<Recovery> all) {
        this.settings = settings;
        this.nowNanos = nowNanos;
        this.all = all;
    }

    /** Look at the calls that ended between the last fault and now. */
    static Recoveries at(
            long nowNanos, long healedNanos, Collection<Call> calls, Collection<String> operations, Settings settings) {
        List<Call> seen = calls.stream()
                .filter(call -> call.endNanos() > healedNanos && call.endNanos() <= nowNanos)
                .toList();
        return new Recoveries(
                settings,
                nowNanos,
                operations.stream()
                        .map(operation -> Recovery.of(operation, settings.clients(), seen, healedNanos))
                        .toList());
    }

    Outcome outcome() {
        Duration within = settings.recoveryWithin().toDuration();
        if (all.stream().anyMatch(recovery -> recovery.hopeless(nowNanos, within))) {
            return Outcome.BREACHED;
        }
        return all.stream().allMatch(this::isSettled) ? Outcome.PASSED : Outcome.INCONCLUSIVE;
    }

    boolean isSettled(Recovery recovery) {
        return recovery.settled(nowNanos, settings.quiet());
    }

    Duration atLeast(Recovery recovery) {
        return recovery.atLeast(nowNanos);
    }

    List<Recovery> all() {
        return all;
    }
}
