package dev.assay.migration.plain;

import dev.assay.check.MistakeException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSourceProvider;
import java.util.List;

/** Makes {@link ScriptMigrations}. Public because the service loader makes it by name. */
public final class ScriptProvider implements MigrationSourceProvider {
    @Override
    public String prefix() {
        return "sql";
    }

    @Override
    public MigrationSource at(List<String> locations, ClassLoader loader) {
        if (locations.size() != 1) {
            throw new MistakeException(
                    "@DatabaseTest migrations = " + locations,
                    "plain SQL files have one folder",
                    "Their names give one order",
                    "migrations = \"sql:classpath:db/changes\"");
        }
        return ScriptMigrations.at(locations.get(0), loader);
    }
}
