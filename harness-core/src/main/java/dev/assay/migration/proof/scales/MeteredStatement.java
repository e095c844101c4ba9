package dev.assay.migration.proof.scales;

import dev.assay.migration.Migration;
import java.time.Duration;
import java.util.Set;

/**
 * A statement that has run.
 *
 * @param migration whose it is
 * @param sql its text
 * @param work what it did
 * @param elapsed how long it took
 * @param shut tables that were there before and that are locked against writers, or everybody, when it has ended
 */
record MeteredStatement(Migration migration, String sql, Work work, Duration elapsed, Set<String> shut) {
    MeteredStatement {
        shut = Set.copyOf(shut);
    }
}
