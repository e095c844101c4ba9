package dev.assay.migration.proof.lockfree;

import dev.assay.migration.trace.LockMode;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds for how long a table can have been locked without anybody who noticed. An execution that a lock would have stopped shows, when
 * it ends, that the table was free at some moment after it began; what lies between two such moments may have been a lock. Counted is
 * only from the first statement of a migration that locks until its commit. Thread-safe.
 */
final class Reach {
    private static final Set<String> WITHOUT_LOCK = Set.of("55P03", "57014", "40P01");

    private final Map<String, LockMode> locked;
    private final Map<String, Long> lastBegin = new HashMap<>();
    private final Map<String, Long> longest = new HashMap<>();
    private final Map<String, Long> inFlight = new HashMap<>();
    private boolean open;
    private boolean opened;
    private long since;
    private long until;

    /** Create it for some tables, each with the strongest lock that a migration takes on it. */
    Reach(Map<String, LockMode> locked) {
        this.locked = Map.copyOf(locked);
    }

    /** Note that a migration may hold locks from now on. */
    synchronized void opens(long nanos) {
        if (!open) {
            open = true;
            opened = true;
            since = nanos;
        }
    }

    /** Note that it holds none any more. */
    synchronized void closes(long nanos) {
        if (open) {
            locked.keySet().forEach(table -> note(table, nanos));
            open = false;
            until = nanos;
        }
    }

    /** Return whether a migration may have held locks yet. */
    synchronized boolean wasOpened() {
        return opened;
    }

    synchronized void ended(KnownOperation operation, long begin, long end, Optional<Failure> failure) {
        if (failure.filter(found -> WITHOUT_LOCK.contains(found.sqlState())).isPresent()) {
            return;
        }
        locked.forEach((table, mode) -> {
            if (operation.writes().contains(table)
                    || (mode.blocksReads() && operation.reads().contains(table))) {
                touched(table, begin, end);
            }
        });
    }

    private void touched(String table, long begin, long end) {
        if (open) {
            note(table, end);
        }
        if (open || (opened && begin - until < 0)) {
            inFlight.merge(table, 1L, Long::sum);
        }
        lastBegin.merge(table, begin, (one, other) -> one - other > 0 ? one : other);
    }

    private void note(String table, long end) {
        long begin = lastBegin.getOrDefault(table, since);
        long free = begin - since > 0 ? begin : since;
        longest.merge(table, end - free, Math::max);
    }

    /** Return how many executions that the lock stops were in flight at a moment at which it may have been held. */
    synchronized long inFlight(String table) {
        return inFlight.getOrDefault(table, 0L);
    }

    /** Return the longest time for which nothing shows that the table was free. */
    synchronized long longestNanos(String table) {
        return longest.getOrDefault(table, 0L);
    }
}
