package dev.assay.migration.proof.lockfree;

import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.rehearsal.Upgrade;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the application lived through during an upgrade.
 *
 * @param upgrade the upgrade
 * @param tables the tables that it locked and that had rows
 * @param operations how many executions overlapped with it
 * @param waits who waited for it, the longest first
 * @param failures what failed from its begin on
 * @param failure why it failed itself, in any attempt
 * @param gaveUp whether it ended by its lock_timeout behind the long reader, and went through in a second attempt
 * @param longestGap the longest time between two looks at the locks, in nanoseconds
 * @param longestNanos the longest execution, as its client saw it
 * @param attempts the longest wait of each attempt that was made, in milliseconds
 */
record UpgradeResult(
        Upgrade upgrade,
        List<LockedTable> tables,
        long operations,
        List<Wait> waits,
        List<Tally.CountedFailure> failures,
        Optional<MigrationFailedException> failure,
        boolean gaveUp,
        long longestGap,
        long longestNanos,
        List<BigDecimal> attempts) {
    UpgradeResult {
        tables = List.copyOf(tables);
        waits = List.copyOf(waits);
        failures = List.copyOf(failures);
        attempts = List.copyOf(attempts);
    }

    /** Return the result of several attempts: a machine that stands still only ever adds to a wait, and never takes away a failure. */
    static UpgradeResult of(List<UpgradeResult> attempts, Limits limits) {
        UpgradeResult best = attempts.stream()
                .min(Comparator.comparing((UpgradeResult attempt) -> attempt.isUnclear(limits))
                        .thenComparing(UpgradeResult::longest))
                .orElseThrow();
        List<Tally.CountedFailure> failures = attempts.stream()
                .map(UpgradeResult::failures)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new UpgradeResult(
                best.upgrade,
                best.tables,
                best.operations,
                best.waits,
                best.failures.isEmpty() ? failures : best.failures,
                attempts.stream()
                        .map(UpgradeResult::failure)
                        .flatMap(Optional::stream)
                        .findFirst(),
                best.gaveUp,
                best.longestGap,
                best.longestNanos,
                attempts.stream().map(UpgradeResult::longest).toList());
    }

    /** Return the longest wait, in milliseconds. */
    BigDecimal longest() {
        return waits.isEmpty() ? BigDecimal.ZERO : waits.get(0).millis();
    }

    /** Return whether another attempt may say something else. */
    boolean isDoubtful(Limits limits) {
        return isUnclear(limits) || isTooLong(limits);
    }

    private boolean isUnclear(Limits limits) {
        return isBlind(limits) || !unseen(limits).isEmpty();
    }

    private boolean isTooLong(Limits limits) {
        return longest().compareTo(limits.maxBlock().amount()) > 0;
    }

    /** Return whether somebody may have waited too long while nobody looked: each wait may go on until the next look. */
    boolean isBlind(Limits limits) {
        long allowed = limits.maxBlock().toDuration().toNanos();
        long possible = waits.stream()
                .mapToLong(wait -> wait.longestNanos(longestGap))
                .max()
                .orElse(longestGap);
        return !isTooLong(limits) && possible > allowed && longestNanos > allowed;
    }

    /** Return the tables that may have been locked too long while nobody came who would have waited. */
    List<LockedTable> unseen(Limits limits) {
        long allowed = limits.maxBlock().toDuration().toNanos();
        return isTooLong(limits)
                ? List.of()
                : tables.stream()
                        .filter(LockedTable::isMet)
                        .filter(table -> table.unseenNanos() > allowed)
                        .toList();
    }
}
