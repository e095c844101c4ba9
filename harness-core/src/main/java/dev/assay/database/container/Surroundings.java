package dev.assay.database.container;

import java.io.IOException;
import java.io.Reader;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * What this process can know about engines without asking one.
 *
 * @param variables the environment
 * @param properties {@code ~/.testcontainers.properties}
 * @param home the user's home
 * @param root the root of the file system
 * @param ownInterface tells whether a network interface of that name is one of this machine, as this process sees it
 */
record Surroundings(
        Map<String, String> variables, Properties properties, Path home, Path root, Predicate<String> ownInterface) {

    static Surroundings ofThisProcess() {
        Path home = Path.of(System.getProperty("user.home"));
        return new Surroundings(
                System.getenv(),
                read(home.resolve(".testcontainers.properties")),
                home,
                Path.of("/"),
                Surroundings::hasInterface);
    }

    /** Read a setting where Testcontainers reads it: environment first, then the user's file. */
    Optional<String> setting(String name) {
        String upper = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return variable(upper.startsWith("DOCKER_") ? upper : "TESTCONTAINERS_" + upper)
                .or(() -> property(name));
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }

    /** The mark that Testcontainers goes by. */
    boolean inContainer() {
        return Files.exists(root.resolve(".dockerenv"));
    }

    boolean ryukDisabled() {
        return Boolean.parseBoolean(variables.get("TESTCONTAINERS_RYUK_DISABLED"));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                // Testcontainers goes on without a file that it cannot read, and so do its users.
                return new Properties();
            }
        }
        return properties;
    }

    private static boolean hasInterface(String name) {
        try {
            return NetworkInterface.getByName(name) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
