package dev.assay.load;

/** Whether a load had become steady when its warm-up ended. */
public enum Steadiness {
    /** Latencies no longer drifted, and every worker had run each prepared statement often enough. */
    STEADY,
    /** They still drifted, or statements were not prepared yet, when the longest time was over. */
    NOT_STEADY,
    /** Nobody asked: the warm-up had a fixed length, or none. */
    NOT_ASKED
}
