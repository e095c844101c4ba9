package dev.assay.check;

/** What an {@link Outcome#INCONCLUSIVE} verdict does to the test. */
public enum OnInconclusive {
    /** The test fails. */
    FAIL,
    /** The test passes; the report still lists the verdict as inconclusive. */
    PASS
}
