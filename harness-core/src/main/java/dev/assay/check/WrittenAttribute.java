package dev.assay.check;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * What somebody wrote for an attribute of an annotation, so that a mistake can name all of it.
 *
 * @param annotation its simple name, {@code LatencyBudget}, or another kind of promise, {@code pipeline}
 * @param name the attribute: {@code p95}
 * @param text what was written
 * @param example what is accepted
 */
public record WrittenAttribute(String annotation, String name, String text, String example) {
    /**
     * Return the text as a parser such as {@link Quantity#duration} reads it.
     *
     * @throws MistakeException naming annotation, attribute and text, when the parser throws an {@link
     *     UnreadableException}
     */
    public <T> T read(Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (UnreadableException unreadable) {
            throw mistake(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * Return the text as a percentile in percent.
     *
     * @throws MistakeException if it is no number strictly between 0 and 100
     */
    public BigDecimal percentile() {
        BigDecimal percent = read(Quantity::number).amount();
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw mistake("it is not between 0 and 100");
        }
        return percent;
    }

    /** Return the mistake of a text that cannot be meant; the fix is the example. */
    public MistakeException mistake(String found) {
        return new MistakeException(
                new KindName(annotation) + " " + name + " = [" + text + "]",
                found,
                "",
                name + " = \"" + example + "\"");
    }
}
