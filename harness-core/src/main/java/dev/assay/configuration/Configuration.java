package dev.assay.configuration;

import dev.assay.check.MistakeException;
import dev.assay.check.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings from all places, the strongest first. Immutable.
 *
 * @param sources the places, strongest first
 */
public record Configuration(List<Source> sources) {
    public Configuration {
        sources = List.copyOf(sources);
    }

    /** Return the text of a setting from the strongest place that has it. */
    public Optional<String> find(Key key) {
        return sourceOf(key).map(source -> source.values().get(key));
    }

    /**
     * Return a setting read by a parser, or nothing if no place sets it.
     *
     * @throws MistakeException naming place, key and value when the parser refuses it
     */
    public <T> Optional<T> read(Key key, Function<String, T> parser) {
        return sourceOf(key).map(source -> parse(source, key, parser));
    }

    /**
     * Return whether something is switched on; what no place sets is on.
     *
     * @throws MistakeException for anything but {@code true} and {@code false}
     */
    public boolean isOn(Key key) {
        return read(key, Configuration::flag).orElse(true);
    }

    /**
     * Return whether something is switched on that is off unless a place sets it.
     *
     * @throws MistakeException for anything but {@code true} and {@code false}
     */
    public boolean isSwitchedOn(Key key) {
        return read(key, Configuration::flag).orElse(false);
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadableException(text, "is neither true nor false", "false");
        };
    }

    private Optional<Source> sourceOf(Key key) {
        return sources.stream()
                .filter(source -> source.values().containsKey(key))
                .findFirst();
    }

    private static <T> T parse(Source source, Key key, Function<String, T> parser) {
        String text = source.values().getOrDefault(key, "");
        try {
            return parser.apply(text);
        } catch (UnreadableException | ArithmeticException refused) {
            throw new MistakeException(
                    source.name() + " " + key.property() + " = [" + (key.isSecret() ? "hidden" : text) + "]",
                    String.valueOf(refused.getMessage()),
                    "",
                    "set " + key.property() + " to a value that can be read, or leave it out");
        }
    }
}
