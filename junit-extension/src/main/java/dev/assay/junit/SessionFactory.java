package dev.assay.junit;

import dev.assay.chaos.FaultBackend;
import dev.assay.chaos.backend.ConfiguredFaultBackend;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Key;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.embedded.DatabaseCache;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the session of a run from its settings. Nothing is started yet. */
final class SessionFactory {
    private SessionFactory() {}

    static Session open(ExtensionContext context) {
        Configuration configuration = Settings.of(context::getConfigurationParameter);
        long seed = Seeds.of(configuration);
        DatabaseSettings settings = DatabaseSettings.of(configuration);
        Reporting reporting = new Reporting(configuration, seed);
        FaultBackend faults = ConfiguredFaultBackend.of(configuration, settings, seed, reporting::say);
        return new Session(configuration, seed, databases(configuration, settings), faults, reporting);
    }

    private static Databases databases(Configuration configuration, DatabaseSettings settings) {
        if (configuration.find(Key.CACHE_CLEAR).isPresent() && configuration.isOn(Key.CACHE_CLEAR)) {
            DatabaseCache.at(settings.cacheDirectory()).clear();
        }
        return Databases.open(settings);
    }
}
