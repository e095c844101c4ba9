package dev.assay.configuration;

import dev.assay.check.MistakeException;
import dev.assay.check.Nearest;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One place where settings come from, read once.
 *
 * @param name the place, for people: {@code system property}
 * @param values what it sets
 */
public record Source(String name, Map<Key, String> values) {
    private static final String PREFIX = "assay.";
    private static final Pattern CREDENTIAL =
            Pattern.compile("pass|pasw|pwd|secret|token|credential", Pattern.CASE_INSENSITIVE);

    public Source {
        values = Map.copyOf(values);
    }

    /**
     * Return the settings among properties: those whose name starts with {@code assay.}.
     *
     * @throws MistakeException for a name that no setting has
     */
    public static Source ofProperties(String name, Map<String, String> properties) {
        Map<Key, String> values = new EnumMap<>(Key.class);
        properties.forEach((property, value) -> {
            if (property.startsWith(PREFIX)) {
                Key key = Key.named(property).orElseThrow(() -> unknown(name, property, value));
                requirePublic(name, key);
                values.put(key, value);
            }
        });
        return new Source(name, values);
    }

    /**
     * Return the settings among environment variables: those whose name starts with {@code ASSAY_}.
     *
     * @throws MistakeException for a name that no setting has
     */
    public static Source ofEnvironment(Map<String, String> environment) {
        Map<Key, String> values = new EnumMap<>(Key.class);
        environment.forEach((variable, value) -> {
            if (variable.startsWith("ASSAY_")) {
                values.put(Key.ofVariable(variable).orElseThrow(() -> unknownVariable(variable, value)), value);
            }
        });
        return new Source("environment", values);
    }

    private static void requirePublic(String name, Key key) {
        if (key.isSecret()) {
            throw new MistakeException(
                    name + " " + key.property() + " = [hidden]",
                    "a credential is taken from the environment alone",
                    "others can read command lines and project files",
                    "set the environment variable " + key.variable());
        }
    }

    private static MistakeException unknownVariable(String variable, String value) {
        String property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        Optional<String> nearest =
                Nearest.to(property, Key.properties()).flatMap(Key::named).map(Key::variable);
        return mistake("environment " + variable + " = [" + shown(variable, value) + "]", nearest);
    }

    private static MistakeException unknown(String name, String property, String value) {
        return mistake(
                name + " " + property + " = [" + shown(property, value) + "]", Nearest.to(property, Key.properties()));
    }

    private static MistakeException mistake(String asked, Optional<String> nearest) {
        return new MistakeException(
                asked,
                "no setting has this name",
                "",
                nearest.map(known -> "did you mean " + known + "?").orElse("known are " + Key.properties()));
    }

    /** A misspelled credential is one still. */
    private static String shown(String name, String value) {
        return CREDENTIAL.matcher(name).find() ? "hidden" : value;
    }
}
