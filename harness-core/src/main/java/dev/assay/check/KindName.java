package dev.assay.check;

/**
 * How a reader meets the kind of a promise.
 *
 * @param kind the name of an annotation, {@code LatencyBudget}, or lower-case words where there is none: {@code pipeline}
 */
public record KindName(String kind) {
    /** Return the annotation as it stands in code, {@code @LatencyBudget}, and words as they are. */
    @Override
    public String toString() {
        return !kind.isEmpty() && Character.isUpperCase(kind.charAt(0)) ? "@" + kind : kind;
    }
}
