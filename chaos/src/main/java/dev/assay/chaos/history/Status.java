package dev.assay.chaos.history;

import java.util.Locale;

/** What a client knows of an operation that it began. */
public enum Status {
    /** Acknowledged: it was done. */
    OK,
    /** It was not done, for certain. */
    FAIL,
    /** It was done, or not, or will be: the answer was lost. Counting it as failed would be a guess. */
    UNKNOWN;

    /** Return the word that people read. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
