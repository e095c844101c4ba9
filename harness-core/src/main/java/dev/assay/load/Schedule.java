package dev.assay.load;

/** When the operations of one stretch begin, for all of its clients. */
interface Schedule {
    /** Return the turns of one client, which notes in {@code delays} how late they began. */
    Turns turns(int client, StartDelays delays);

    /** Note what was scheduled and never began; called after all clients have ended. */
    default void settle(StartDelays delays) {}
}
