package dev.assay.statistics;

/** What a sample says about a limit. */
public enum Decision {
    /** The truth is on the good side of the limit. */
    KEPT,
    /** The truth is on the bad side of the limit. */
    BREACHED,
    /** The sample is too small, or the truth too near to the limit. */
    UNDECIDED
}
