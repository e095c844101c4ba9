package dev.assay.check;

import java.util.Locale;

/** What became of a promise. */
public enum Outcome {
    /** The promise is kept, as far as the stated confidence. */
    PASSED,
    /** The data cannot decide yet; the verdict names the sample size that would. */
    INCONCLUSIVE,
    /** The promise is not kept. */
    BREACHED,
    /** Nothing could be judged: no row, no migration, no sample, a fault that never hit, a mistaken annotation. */
    BROKEN;

    /** Return the word that people read, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
