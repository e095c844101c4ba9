package dev.assay.migration.proof.lockfree;

import dev.assay.migration.trace.LockMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up for each execution how long it has waited for a migration, in one wait or in several. Not thread-safe. */
final class Charges {
    /** The lock was let go between the two questions of a look, or another session that waits stands between. */
    private static final String GONE = "a lock";

    private final Blockers blockers;
    private final Map<Execution, Map<String, Wait>> waits = new HashMap<>();

    Charges(Blockers blockers) {
        this.blockers = blockers;
    }

    void forget() {
        waits.clear();
    }

    /** Note who was seen waiting in one look. */
    void note(List<Waiter> waiters) {
        Map<Integer, List<Integer>> waitsFor = new HashMap<>();
        waiters.forEach(waiter -> waitsFor.merge(waiter.pid(), waiter.blockers(), Charges::both));
        for (Waiter waiter : waiters) {
            Execution execution = waiter.execution();
            if (blockers.isBlocker(waiter.pid())) {
                blockers.waited(waiter.blockers(), waiter.millis());
            } else if (execution != null && reachesBlocker(waiter.pid(), waitsFor, new HashSet<>())) {
                // The same wait is seen again and again, and longer each time.
                waits.computeIfAbsent(execution, first -> new HashMap<>())
                        .merge(waiter.since(), charge(execution, waiter), Charges::again);
            }
        }
    }

    /** Return what each execution has waited in all, the longest first; what it waited for is told of its longest wait. */
    List<Wait> sums() {
        List<Wait> sums = new ArrayList<>();
        for (Map<String, Wait> own : waits.values()) {
            BigDecimal sum = own.values().stream().map(Wait::millis).reduce(BigDecimal.ZERO, BigDecimal::add);
            own.values().stream()
                    .reduce(Charges::longer)
                    .ifPresent(longest -> sums.add(longest.lasting(sum, own.size())));
        }
        sums.sort((one, other) -> other.millis().compareTo(one.millis()));
        return sums;
    }

    private Wait charge(Execution execution, Waiter waiter) {
        List<LockMode> modes = waiter.others().stream()
                .map(other -> other.split(" ", 2))
                .filter(other -> blockers.isBlocker(Integer.parseInt(other[0])))
                .map(other -> LockMode.ofServerName(other[1]))
                .sorted()
                .toList();
        return new Wait(
                execution.operation().name(),
                waiter.table(),
                waiter.mode(),
                modes.isEmpty() ? GONE : modes.get(modes.size() - 1).write(),
                blockers.statement(),
                waiter.millis(),
                1);
    }

    private boolean reachesBlocker(int pid, Map<Integer, List<Integer>> waitsFor, Set<Integer> seen) {
        return seen.add(pid)
                && waitsFor.getOrDefault(pid, List.of()).stream()
                        .anyMatch(next -> blockers.isBlocker(next) || reachesBlocker(next, waitsFor, seen));
    }

    /** A later look at the same wait knows how long it is, but no lock any more where that was just let go. */
    private static Wait again(Wait seen, Wait later) {
        Wait longer = longer(seen, later);
        return longer.held().equals(GONE) ? seen.lasting(longer.millis(), 1) : longer;
    }

    private static Wait longer(Wait one, Wait other) {
        return one.millis().compareTo(other.millis()) >= 0 ? one : other;
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
