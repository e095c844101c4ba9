package dev.assay.migration.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** The locks of a transaction that has not ended, and its statements. Not thread-safe. */
final class OpenTransaction {
    private final LongFunction<Duration> clock;
    private final Map<LockKey, Duration> heldSince = new HashMap<>();
    private final List<Integer> statements = new ArrayList<>();
    final Effects effects = new Effects();

    /** Begin. The clock turns a ticker's nanoseconds into the time of the report. */
    OpenTransaction(LongFunction<Duration> clock) {
        this.clock = clock;
    }

    /** Return since when these locks are held; the new ones are since they were first seen, or the statement's end. */
    Map<LockKey, Duration> hold(Set<LockKey> locks, Map<LockKey, LockSampler.Seen> seen, long end) {
        for (LockKey lock : locks) {
            LockSampler.Seen sample = seen.get(lock);
            heldSince.computeIfAbsent(lock, unknown -> clock.apply(sample == null ? end : sample.first()));
        }
        Map<LockKey, Duration> held = new HashMap<>(heldSince);
        held.keySet().retainAll(locks);
        return held;
    }

    /** Return since when the locks are held that were there before a statement, or were seen while it ran. */
    Map<LockKey, Duration> heldOrSeen(Map<LockKey, LockSampler.Seen> seen) {
        Map<LockKey, Duration> held = new HashMap<>(heldSince);
        seen.forEach((lock, times) -> held.putIfAbsent(lock, clock.apply(times.first())));
        return held;
    }

    boolean holds(LockKey lock) {
        return heldSince.containsKey(lock);
    }

    /** Note that the statement with this number belongs to it. */
    void add(int statement) {
        statements.add(statement);
    }

    /** End it: its statements held their locks until then. */
    void end(List<StatementTrace> all, Duration time) {
        for (int statement : statements) {
            all.set(statement, all.get(statement).heldUntil(time));
        }
    }
}
