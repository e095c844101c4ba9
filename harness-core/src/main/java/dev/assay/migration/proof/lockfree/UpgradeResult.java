package dev.assay.migration.proof.lockfree;

import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.rehearsal.Upgrade;
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
 * @param failure why it failed itself
 * @param gaveUp whether it ended by its lock_timeout behind the long reader, and went through in a second attempt
 * @param longestGap the longest time between two looks at the locks, in nanoseconds
 * @param longestNanos the longest execution, as its client saw it
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
        long longestNanos) {
    /** Return whether somebody may have waited too long while nobody looked: a wait may go on until the next look. */
    boolean isBlind(Limits limits) {
        long allowed = limits.maxBlock().toDuration().toNanos();
        long seen =
                waits.isEmpty() ? 0 : waits.get(0).millis().scaleByPowerOfTen(6).longValue();
        return seen <= allowed && seen + longestGap > allowed && longestNanos > allowed;
    }
}
