package dev.assay.database;

import dev.assay.check.MistakeException;
import dev.assay.check.Quantity;
import dev.assay.check.UnreadableException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was set from outside into the settings of databases. */
record ConfiguredDatabases(Configuration configuration) {
    DatabaseSettings over(DatabaseSettings defaults) {
        return new DatabaseSettings(
                configuration.find(Key.CACHE).map(Path::of).orElse(defaults.cacheDirectory()),
                defaults.temporaryDirectory(),
                defaults.memoryDirectory(),
                configuration.read(Key.POOL_SIZE, ConfiguredDatabases::count).orElse(defaults.readyClones()),
                configuration
                        .read(Key.DATABASE_LIMIT, ConfiguredDatabases::positive)
                        .orElse(defaults.databaseLimit()),
                defaults.startTimeout(),
                container(defaults.container()),
                external());
    }

    private ContainerSettings container(ContainerSettings defaults) {
        return new ContainerSettings(
                configuration.find(Key.IMAGE),
                configuration
                        .read(Key.CONTAINER_PULL, ConfiguredDatabases::policy)
                        .orElse(defaults.pull()),
                configuration
                        .read(Key.PREFLIGHT_TIMEOUT, ConfiguredDatabases::time)
                        .orElse(defaults.preflight()));
    }

    private Optional<ExternalServer> external() {
        refuseHalfAnAddress();
        return configuration
                .find(Key.EXTERNAL_URL)
                .map(url -> new ExternalServer(
                        url,
                        required(Key.EXTERNAL_USER),
                        configuration.find(Key.EXTERNAL_PASSWORD).orElse(""),
                        configuration.find(Key.DISPOSABLE)));
    }

    /** Without the address all else would be silently unused, and the tests would run on another server. */
    private void refuseHalfAnAddress() {
        if (configuration.find(Key.EXTERNAL_URL).isEmpty()) {
            Stream.of(Key.EXTERNAL_USER, Key.EXTERNAL_PASSWORD, Key.DISPOSABLE)
                    .filter(key -> configuration.find(key).isPresent())
                    .findFirst()
                    .ifPresent(key -> {
                        throw new MistakeException(
                                key.property(),
                                "[" + Key.EXTERNAL_URL.property() + "] is not set",
                                "the tests would run on another server",
                                "set the environment variable " + Key.EXTERNAL_URL.variable());
                    });
        }
    }

    private String required(Key key) {
        return configuration
                .find(key)
                .orElseThrow(() -> new MistakeException(
                        Key.EXTERNAL_URL.property(),
                        "[" + key.property() + "] is not set",
                        "",
                        "set the environment variable " + key.variable()));
    }

    private static PullPolicy policy(String text) {
        return switch (text) {
            case "never" -> PullPolicy.NEVER;
            case "if-fast" -> PullPolicy.IF_FAST;
            case "always" -> PullPolicy.ALWAYS;
            default -> throw new UnreadableException(text, "is none of never, if-fast and always", "if-fast");
        };
    }

    private static int count(String text) {
        return Quantity.count(text).amount().intValueExact();
    }

    private static int positive(String text) {
        int count = count(text);
        if (count == 0) {
            throw new UnreadableException(text, "leaves nothing", "100");
        }
        return count;
    }

    private static Duration time(String text) {
        Duration time = Quantity.duration(text).toDuration();
        if (time.isZero()) {
            throw new UnreadableException(text, "leaves no time", "5s");
        }
        return time;
    }
}
