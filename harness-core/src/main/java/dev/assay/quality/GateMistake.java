package dev.assay.quality;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for what is wrong with a gate, each with the line that fixes it. */
final class GateMistake {
    private GateMistake() {}

    static MistakeException unused(Metric metric, Map<Attribute, String> attributes, Attribute attribute) {
        return new MistakeException(
                asked(attribute, attributes.get(attribute)),
                metric + " does not use " + attribute.word(),
                "It uses " + words(metric.measure().signature().used()),
                fixed(metric, attributes, attribute, null));
    }

    static MistakeException blank(Metric metric, Map<Attribute, String> attributes, Attribute attribute) {
        return new MistakeException(
                asked(attribute, attributes.get(attribute)),
                "the text is blank",
                "",
                fixed(metric, attributes, attribute, example(metric, attribute)));
    }

    /** The fix must be a gate, so that it has a threshold too. */
    static MistakeException missing(Metric metric, Map<Attribute, String> attributes, Attribute attribute) {
        Signature signature = metric.measure().signature();
        Map<Attribute, String> whole = new EnumMap<>(Attribute.class);
        whole.putAll(attributes);
        signature.needed().forEach(whole::putIfAbsent);
        if (!attributes.containsKey(Attribute.AT_LEAST) && !attributes.containsKey(Attribute.AT_MOST)) {
            whole.put(signature.limit().getKey(), signature.limit().getValue());
        }
        return new MistakeException(
                GateWords.annotation(metric, attributes),
                attribute.word() + " is missing",
                metric + " needs " + words(signature.needed().keySet()),
                GateWords.annotation(metric, whole));
    }

    static MistakeException withoutThreshold(Metric metric, Map<Attribute, String> attributes) {
        Map.Entry<Attribute, String> limit = metric.measure().signature().limit();
        return new MistakeException(
                GateWords.annotation(metric, attributes),
                "neither atLeast nor atMost is given",
                "A gate without a threshold can never fail",
                fixed(metric, attributes, limit.getKey(), limit.getValue()));
    }

    static MistakeException unreadable(
            Metric metric, Map<Attribute, String> attributes, Attribute attribute, IllegalArgumentException why) {
        return new MistakeException(
                asked(attribute, attributes.get(attribute)),
                String.valueOf(why.getMessage()),
                "",
                fixed(metric, attributes, attribute, example(metric, attribute)));
    }

    /** Return the mistake of two ends between which there is nothing. */
    static MistakeException contradiction(
            Metric metric, Map<Attribute, String> attributes, Attribute least, Attribute most, String what) {
        String lower = attributes.getOrDefault(least, "");
        String upper = attributes.getOrDefault(most, "");
        Map<Attribute, String> swapped = new EnumMap<>(attributes);
        swapped.put(least, upper);
        swapped.put(most, lower);
        return new MistakeException(
                asked(least, lower) + ", " + most.word() + " = [" + upper + "]",
                "no " + what + " is at least the one and at most the other",
                "The two are usually swapped",
                GateWords.annotation(metric, swapped));
    }

    static String asked(Attribute attribute, @Nullable String text) {
        return "@QualityGate " + attribute.word() + " = [" + text + "]";
    }

    /** Return the annotation with another value of one attribute, or without it. */
    static String fixed(Metric metric, Map<Attribute, String> attributes, Attribute attribute, @Nullable String value) {
        Map<Attribute, String> changed = new EnumMap<>(attributes);
        if (value == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return GateWords.annotation(metric, changed);
    }

    /** What may be left out is best left out; anything else needs a value, and a range needs an end. */
    private static @Nullable String example(Metric metric, Attribute attribute) {
        Signature signature = metric.measure().signature();
        return switch (attribute) {
            case AT_LEAST, AT_MOST -> signature.limit().getValue();
            case MIN -> "0";
            case MAX -> "100";
            default -> signature.needed().get(attribute);
        };
    }

    private static String words(Collection<Attribute> attributes) {
        return Set.copyOf(attributes).stream().sorted().map(Attribute::word).collect(Collectors.joining(", "));
    }

    /** Return the mistake of a name that the database does not have. */
    static MistakeException unknown(Gate gate, Attribute attribute, String found, String written, List<String> known) {
        List<String> nearest = Nearest.sorted(written, known);
        return new MistakeException(
                asked(attribute, gate.text(attribute)),
                found,
                nearest.isEmpty() ? "" : "The nearest name is [" + nearest.get(0) + "]",
                nearest.isEmpty()
                        ? "create it before the gate is judged"
                        : gate.with(attribute, renamed(gate.text(attribute), written, nearest.get(0))));
    }

    /** Return the mistake that only the server saw. */
    static MistakeException server(Gate gate, String asked, SQLException said) {
        return new MistakeException(
                asked, "PostgreSQL says: " + Session.message(said), "", "correct the text in " + gate);
    }

    private static String renamed(String text, String written, String name) {
        String quoted = name.contains(".") ? SqlText.identifier(name) : name;
        return text.replace(written, quoted);
    }
}
