package dev.assay.load;

/** How the pauses of a closed load are spread around their mean. */
public enum Thinking {
    /** Each as long as the mean; clients that begin together stay in step. */
    CONSTANT,
    /** Exponential, as if each client returned at a moment of its own. */
    EXPONENTIAL
}
