package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A metric of a table and the threshold that it must keep: one promise for each of {@code atLeast} and {@code atMost}.
 * Immutable. Whatever can be known without a database is checked when it is made.
 *
 * @param metric what is measured
 * @param attributes what the metric needs to know, as written; an empty text counts as not given
 * @param terms reason, severity, answer to an undecided verdict
 */
public record Gate(Metric metric, Map<Attribute, String> attributes, Terms terms) {
    /**
     * Create a gate.
     *
     * @throws MistakeException if an attribute is missing, not used by the metric, or unreadable, or if the thresholds
     *     contradict
     */
    public Gate {
        Objects.requireNonNull(metric);
        Objects.requireNonNull(terms);
        attributes = given(attributes);
        GateRules.check(metric, attributes);
    }

    /** Return a builder of gates of a metric. */
    public static GateBuilder of(Metric metric) {
        return new GateBuilder(metric);
    }

    /** Return an attribute, if it was given. */
    public Optional<String> attribute(Attribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Return one threshold, or both with the lower one first. */
    public List<Threshold> thresholds() {
        return Limit.of(metric, attributes);
    }

    /** Return the promises of this gate, one for each threshold. */
    public List<Promise> promises() {
        return GateWords.promises(this);
    }

    /** Return the gate as an annotation that could stand in a test. */
    @Override
    public String toString() {
        return GateWords.annotation(metric, attributes);
    }

    /** Return an attribute that the metric needs, so that it is there. */
    String text(Attribute attribute) {
        return Objects.requireNonNull(attributes.get(attribute), attribute::word);
    }

    /** Return the annotation with another value of one attribute. */
    String with(Attribute attribute, String value) {
        Map<Attribute, String> changed = new EnumMap<>(attributes);
        changed.put(attribute, value);
        return GateWords.annotation(metric, changed);
    }

    private static Map<Attribute, String> given(Map<Attribute, String> attributes) {
        Map<Attribute, String> given = new EnumMap<>(Attribute.class);
        attributes.forEach((attribute, text) -> {
            if (!text.isEmpty()) {
                given.put(attribute, text);
            }
        });
        return Collections.unmodifiableMap(given);
    }
}
