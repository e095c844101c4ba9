package dev.assay.conditions;

/**
 * A stretch of time in which something else had the machine or the server.
 *
 * @param cause what it was
 * @param startNanos when it began, by the ticker of the run
 * @param endNanos when it ended
 * @param lostNanos how much time was lost in it, over all processors together
 */
public record Disturbance(Cause cause, long startNanos, long endNanos, long lostNanos) {
    public Disturbance {
        if (endNanos < startNanos || lostNanos < 0) {
            throw new IllegalArgumentException(
                    "[" + startNanos + "] to [" + endNanos + "] with [" + lostNanos + "] lost is no stretch of time");
        }
    }

    /** Return a disturbance that lost all of its time. */
    public static Disturbance whole(Cause cause, long startNanos, long endNanos) {
        return new Disturbance(cause, startNanos, endNanos, endNanos - startNanos);
    }

    /** Return whether both have a moment in common. */
    public boolean overlaps(Disturbance other) {
        return startNanos < other.endNanos && other.startNanos < endNanos;
    }
}
