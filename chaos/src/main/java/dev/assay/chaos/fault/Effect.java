package dev.assay.chaos.fault;

import java.time.Duration;

/** What a fault did to the calls of one operation. */
public interface Effect {
    /** Return how many calls failed, without those that an earlier fault had already touched. */
    long failures();

    /** Return by how much the median rose against the time before the first fault; below zero if it fell. */
    Duration medianRise();

    /** Return whether a call was under way for at least half of the time in which the fault was in force. */
    boolean stalled();
}
