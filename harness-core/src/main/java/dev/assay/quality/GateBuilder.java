package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Severity;
import dev.assay.check.Terms;
import java.util.EnumMap;
import java.util.Map;

/** Collects what is said about a gate. Not thread-safe. */
public final class GateBuilder {
    private final Metric metric;
    private final Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
    private Terms terms = Terms.DEFAULT;

    GateBuilder(Metric metric) {
        this.metric = metric;
    }

    /** Set an attribute, as it would stand in an annotation; an empty text means that it is not given. */
    public GateBuilder set(Attribute attribute, String text) {
        attributes.put(attribute, text);
        return this;
    }

    /** Judge only rows that meet a condition in SQL. */
    public GateBuilder where(String condition) {
        return set(Attribute.WHERE, condition);
    }

    /** Set the least valid value. */
    public GateBuilder min(String value) {
        return set(Attribute.MIN, value);
    }

    /** Set the greatest valid value. */
    public GateBuilder max(String value) {
        return set(Attribute.MAX, value);
    }

    /** Promise at least this: a share {@code 0.95}, a count {@code 1000}, a time {@code 2h}, as the metric's unit is. */
    public GateBuilder atLeast(String limit) {
        return set(Attribute.AT_LEAST, limit);
    }

    /** Promise at most this: a share {@code 0.95}, a count {@code 1000}, a time {@code 2h}, as the metric's unit is. */
    public GateBuilder atMost(String limit) {
        return set(Attribute.AT_MOST, limit);
    }

    /** Set reason, severity and answer to an undecided verdict; {@link Terms#DEFAULT} unless set. */
    public GateBuilder terms(Terms all) {
        terms = all;
        return this;
    }

    /** Set the reason, shown when the promise is broken. */
    public GateBuilder because(String reason) {
        return terms(terms.because(reason));
    }

    /** Set what a breach does; it fails the test unless set. */
    public GateBuilder severity(Severity severity) {
        return terms(terms.severity(severity));
    }

    /**
     * Return the gate.
     *
     * @throws MistakeException if an attribute is missing, not used by the metric, or unreadable, or if the thresholds
     *     contradict
     */
    public Gate build() {
        return new Gate(metric, attributes, terms);
    }
}
