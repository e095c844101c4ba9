package dev.assay.junit;

import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.configuration.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of a run, the strongest place first: system properties, environment, JUnit configuration parameters.
 */
final class Settings {
    private static final String FILE = "junit-platform.properties";

    private Settings() {}

    /**
     * Return the settings of a run.
     *
     * @param parameters the configuration parameters of the engine, by name
     * @throws dev.assay.check.MistakeException for a name under {@code assay.} that no setting has
     */
    static Configuration of(Function<String, Optional<String>> parameters) {
        Source properties = Source.ofProperties("system property", strings(System.getProperties()));
        Source environment = Source.ofEnvironment(System.getenv());
        checkNames();
        return new Configuration(List.of(properties, environment, known(parameters)));
    }

    /** The engine tells values by name only, so a mistyped name is looked for in the file itself. */
    private static void checkNames() {
        Source.ofProperties(FILE, strings(file(Thread.currentThread().getContextClassLoader())));
    }

    private static Source known(Function<String, Optional<String>> parameters) {
        Map<Key, String> values = new EnumMap<>(Key.class);
        for (Key key : Key.values()) {
            parameters.apply(key.property()).ifPresent(value -> values.put(key, value));
        }
        return new Source("configuration parameter", values);
    }

    private static Properties file(@Nullable ClassLoader loader) {
        Properties properties = new Properties();
        try (InputStream stream = loader == null ? null : loader.getResourceAsStream(FILE)) {
            if (stream != null) {
                properties.load(stream);
            }
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> strings.put(name, properties.getProperty(name)));
        return strings;
    }
}
