package dev.assay.junit;

import dev.assay.chaos.EmbeddedFaultBackend;
import dev.assay.configuration.Configuration;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
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
                Databases.open(DatabaseSettings.of(configuration)),
                new EmbeddedFaultBackend(seed),
                new Reporting(configuration, seed));
    }
}
