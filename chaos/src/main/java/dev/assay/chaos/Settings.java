package dev.assay.chaos;

import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario was asked to do.
 *
 * @param schedule the faults
 * @param recoveryWithin the promised time to recover
 * @param maxErrors the promised share of failing calls while faults are in force; null if none was promised
 * @param maxCall the promised longest call; null if none was promised
 * @param survives the histories that must survive
 * @param clients how many clients call each operation
 * @param callTimeout how long a client waits for the database at most
 * @param healthyBefore how long to observe before the first fault
 * @param quiet how long no call may fail for a recovery to count
 * @param shrink whether to look for the least schedule that fails as well
 * @param terms of all promises
 */
record Settings(
        Schedule schedule,
        Quantity recoveryWithin,
        @Nullable Quantity maxErrors,
        @Nullable Quantity maxCall,
        List<String> survives,
        int clients,
        Duration callTimeout,
        Duration healthyBefore,
        Duration quiet,
        boolean shrink,
        Terms terms) {}
