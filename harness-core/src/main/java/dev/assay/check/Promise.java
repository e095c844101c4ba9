package dev.assay.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody promised about a database: a sentence, and the limit that decides where there is one.
 *
 * @param kind the sort of check that holds it, see {@link KindName}
 * @param name a short name, unique among the promises that are judged together: {@code p95}
 * @param sentence the promise in words: {@code 95 % of the operations take at most 200 ms}; empty where a mistake
 *     stands in the place of a promise
 * @param threshold the limit; null for a promise that is either kept or not
 * @param terms reason, severity, answer to an undecided verdict
 */
public record Promise(
        String kind, String name, String sentence, @Nullable Threshold threshold, Terms terms) {
    public Promise {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(terms);
    }

    /** Return the limit, for a check whose promises always have one. */
    public Threshold requiredThreshold() {
        return Objects.requireNonNull(threshold, () -> "the promise [" + name + "] has no threshold");
    }
}
