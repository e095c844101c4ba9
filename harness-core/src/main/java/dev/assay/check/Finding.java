package dev.assay.check;

import java.util.Objects;

/**
 * One line of an answer: what was found, what it usually means, what to do.
 *
 * @param label one word: {@code plan}, {@code do}, {@code found}
 * @param text the finding
 * @param remark what it means; may be empty
 */
public record Finding(String label, String text, String remark) {
    public Finding {
        Objects.requireNonNull(label);
        Objects.requireNonNull(text);
        Objects.requireNonNull(remark);
    }

    /** Return a finding without a remark. */
    public static Finding of(String label, String text) {
        return new Finding(label, text, "");
    }
}
