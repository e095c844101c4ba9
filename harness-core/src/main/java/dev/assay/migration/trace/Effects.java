package dev.assay.migration.trace;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a transaction keeps others from doing, table by table. What it stops once, it stops until its end. Not thread-safe. */
final class Effects {
    private final Map<Long, Set<Blocked.Work>> blocked = new HashMap<>();

    /** Return the work that is stopped, by the oid of the table. */
    Map<Long, Set<Blocked.Work>> blocked() {
        return blocked;
    }

    /**
     * Find out what new locks, and writes, stop. Behind the strongest lock nothing goes on, so that it need not be tried.
     *
     * @param fresh locks that the latest statement took, each with the table that it is on or belongs to
     * @param written the tables whose rows the latest statement wrote
     * @return where the write-ahead log is after a probe, if there was one
     */
    Optional<Long> learn(Map<LockKey, Long> fresh, Collection<Long> written, EffectProbe probe) throws SQLException {
        Set<Long> unknown = new HashSet<>(written);
        fresh.forEach((lock, table) -> {
            if (lock.relation() == table && lock.mode().blocksReads()) {
                blocked.put(table, EnumSet.allOf(Blocked.Work.class));
            } else if (lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0) {
                unknown.add(table);
            }
        });
        unknown.removeIf(table -> blocked.getOrDefault(table, Set.of()).size() == Blocked.Work.values().length);
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        EffectProbe.Result result = probe.probe(unknown);
        result.blocked()
                .forEach((table, works) -> blocked.computeIfAbsent(table, none -> EnumSet.noneOf(Blocked.Work.class))
                        .addAll(works));
        return Optional.of(result.wal());
    }

    /** Learn from modes alone, for a statement that is over. An index that is shut stops the planner of every read. */
    void learnFromModes(Map<LockKey, Long> seen) {
        seen.forEach((lock, table) -> {
            Set<Blocked.Work> works = blocked.computeIfAbsent(table, none -> EnumSet.noneOf(Blocked.Work.class));
            if (lock.mode().blocksReads()) {
                works.addAll(EnumSet.allOf(Blocked.Work.class));
            } else if (lock.relation() == table && lock.mode().blocksWrites()) {
                works.add(Blocked.Work.WRITES);
                if (lock.mode() == LockMode.EXCLUSIVE) {
                    works.add(Blocked.Work.ROW_UPDATES);
                }
            }
        });
    }
}
