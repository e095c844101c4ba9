package dev.assay.junit;

import dev.assay.chaos.EmbeddedFaultBackend;
import dev.assay.check.Quantity;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the session of a run from its settings. Nothing is started yet. */
final class SessionFactory {
    private SessionFactory() {}

    static Session open(ExtensionContext context) {
        Configuration configuration = Settings.of(context::getConfigurationParameter);
        long seed = Seeds.of(configuration);
        return new Session(
                configuration,
                seed,
                Databases.open(databases(configuration)),
                new EmbeddedFaultBackend(seed),
                new Reporting(configuration, seed));
    }

    private static DatabaseSettings databases(Configuration configuration) {
        DatabaseSettings settings = DatabaseSettings.defaults();
        Path cache = configuration.find(Key.CACHE).map(Path::of).orElse(settings.cacheDirectory());
        int clones = configuration
                .read(Key.POOL_SIZE, text -> Quantity.count(text).amount().intValueExact())
                .orElse(settings.readyClones());
        return settings.withCacheDirectory(cache).withReadyClones(clones);
    }
}
