package dev.assay.check;

/** How much a breach matters. */
public enum Severity {
    /** A breach fails the test. */
    BLOCK,
    /** A breach is reported and the test goes on. {@link Outcome#BROKEN} still fails: it is no breach. */
    WARN
}
