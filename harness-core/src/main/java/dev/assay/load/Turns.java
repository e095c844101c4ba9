package dev.assay.load;

/** Tells one client when its next operation begins and which one it is. Not thread-safe. */
interface Turns {
    /**
     * Wait for the next turn, or for the end of the stretch where none comes before it: a stretch that ended with its last
     * turn would make the next one begin too early, and many short ones a load that is not the one asked for.
     *
     * @param nowNanos when the turn before ended, by the ticker
     * @return whether there is one
     */
    boolean await(long nowNanos) throws InterruptedException;

    /** Return the operation of this turn, as an index into the mix. */
    int part();

    /** Note that the turn begins now, and return when it was to begin. */
    long begin(long nowNanos);
}
