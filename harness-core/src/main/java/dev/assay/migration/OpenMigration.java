package dev.assay.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** What is known of a migration while it runs. Not thread-safe. */
final class OpenMigration {
    private static final Comparator<HeldLock> ORDER =
            Comparator.comparing(HeldLock::relation).thenComparing(HeldLock::mode);

    final Migration migration;
    final Duration start;
    final List<StatementTrace> statements = new ArrayList<>();
    private final LongFunction<Duration> clock;
    private final Set<Long> old;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<LockKey, Duration> heldSince = new HashMap<>();
    private Snapshot latest;

    /** Begin with what was there before. The clock turns a ticker's nanoseconds into the time of the report. */
    OpenMigration(Migration migration, Duration start, Snapshot before, LongFunction<Duration> clock) {
        this.migration = migration;
        this.start = start;
        this.clock = clock;
        this.latest = before;
        this.old = new HashSet<>(before.relations().keySet());
        learn(before);
    }

    Snapshot latest() {
        return latest;
    }

    /** Return the relations that were there before the migration. */
    Set<Long> old() {
        return old;
    }

    void advance(Snapshot after) {
        latest = after;
        learn(after);
    }

    /** Return all locks of the latest snapshot; those that are new are held since they were first seen. */
    List<HeldLock> held(long statementStart, Map<LockKey, LockSampler.Seen> seen) {
        long lastLook =
                seen.values().stream().mapToLong(LockSampler.Seen::last).max().orElse(statementStart);
        List<HeldLock> locks = new ArrayList<>();
        for (LockKey key : latest.locks()) {
            LockSampler.Seen sample = seen.get(key);
            Duration since =
                    heldSince.computeIfAbsent(key, unknown -> clock.apply(sample == null ? lastLook : sample.first()));
            add(locks, key, since, since);
        }
        locks.sort(ORDER);
        return locks;
    }

    /** Return the locks that were seen from outside. */
    List<HeldLock> seen(Map<LockKey, LockSampler.Seen> seen) {
        List<HeldLock> locks = new ArrayList<>();
        seen.forEach((key, times) -> add(locks, key, clock.apply(times.first()), clock.apply(times.last())));
        locks.sort(ORDER);
        return locks;
    }

    /** Return the rows that sequential scans read since the latest snapshot. */
    long rowsRead(Snapshot after) {
        return after.tables().stream()
                .mapToLong(table -> table.rowsRead() - rowsReadBefore(table))
                .sum();
    }

    private long rowsReadBefore(Relation table) {
        Relation earlier = latest.relations().get(table.oid());
        return earlier == null ? 0 : earlier.rowsRead();
    }

    /** Catalogs and the tables of the runner have no name here. */
    private void add(List<HeldLock> locks, LockKey key, Duration from, Duration until) {
        String name = names.get(key.relation());
        if (name != null) {
            boolean created = !old.contains(key.relation());
            locks.add(new HeldLock(name, key.mode(), created, from, until));
        }
    }

    /** The first name stays, so that a lock has one name throughout, and a dropped table has one at all. */
    private void learn(Snapshot snapshot) {
        snapshot.relations().values().forEach(relation -> names.putIfAbsent(relation.oid(), relation.name()));
    }
}
