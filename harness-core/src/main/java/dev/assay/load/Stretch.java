package dev.assay.load;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The bounds of one stretch of load.
 *
 * @param number counts the stretches of a driver from 0
 * @param startNanos when it starts, by the ticker
 * @param lengthNanos how long it lasts
 * @param most how many operations all clients may run together
 * @param ramp whether the load grows from nothing to its full size meanwhile
 * @param stop is raised to end it early
 */
record Stretch(int number, long startNanos, long lengthNanos, long most, boolean ramp, AtomicBoolean stop) {
    long endNanos() {
        return startNanos + lengthNanos;
    }
}
