package dev.assay.quality;

import dev.assay.check.MistakeException;
import java.util.Map;

/** How a metric is measured. Without state. */
sealed interface Measure permits ScanMeasure, StatementMeasure {
    /** Return which attributes a gate of this metric uses. */
    Signature signature();

    /** Return the short name of a gate: {@code completeness of features.age}. */
    String name(Gate gate);

    /** Return what is measured, as the subject of a sentence: {@code the number of rows of [features]}. */
    String subject(Gate gate);

    /**
     * Check what the signature cannot say.
     *
     * @throws MistakeException if the attributes cannot be meant
     */
    default void check(Map<Attribute, String> attributes) {}
}
