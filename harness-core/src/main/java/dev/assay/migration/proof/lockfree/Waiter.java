package dev.assay.migration.proof.lockfree;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session that waits for a lock.
 *
 * @param pid its process
 * @param blockers whom it waits for
 * @param execution what it executes, if it is the application's; else null
 * @param mode the lock that it wants
 * @param table the table of that lock; empty if it waits for something else
 * @param since when it began to wait, by the clock of the server
 * @param millis how long it has waited
 * @param others who else holds or wants a lock on the same table: {@code 4711 ExclusiveLock}
 */
record Waiter(
        int pid,
        List<Integer> blockers,
        @Nullable Execution execution,
        String mode,
        String table,
        String since,
        BigDecimal millis,
        List<String> others) {
    Waiter {
        blockers = List.copyOf(blockers);
        others = List.copyOf(others);
    }
}
