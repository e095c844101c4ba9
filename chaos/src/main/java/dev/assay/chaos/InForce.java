package dev.assay.chaos;

import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.chaos.schedule.Placed;
import dev.assay.check.Ticker;

/**
 * A fault that is in force.
 *
 * @param placed the step
 * @param healing takes it away
 * @param begunNanos when it began to be put in force
 * @param startNanos when it was in force in full
 */
record InForce(Placed placed, Healing healing, long begunNanos, long startNanos) {
    static InForce inject(Placed placed, Target target, Ticker ticker) throws Exception {
        long begun = ticker.nanos();
        Healing healing = placed.step().fault().inject(target);
        return new InForce(placed, healing, begun, ticker.nanos());
    }

    /** Take it away. An interrupt waits until that is done, for it is often the reason to clean up, and is kept. */
    Injected heal(Ticker ticker) throws Exception {
        boolean interrupted = Thread.interrupted();
        try {
            long end = ticker.nanos();
            healing.heal();
            return new Injected(placed.step(), begunNanos, startNanos, end, ticker.nanos());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
