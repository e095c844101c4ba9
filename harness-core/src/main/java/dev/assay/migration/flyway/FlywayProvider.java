package dev.assay.migration.flyway;

import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSourceProvider;
import java.util.List;

/** Makes {@link FlywayMigrations}. Public because the service loader makes it by name. */
public final class FlywayProvider implements MigrationSourceProvider {
    @Override
    public String prefix() {
        return "flyway";
    }

    @Override
    public MigrationSource at(List<String> locations, ClassLoader loader) {
        return FlywayMigrations.at(locations, loader);
    }
}
