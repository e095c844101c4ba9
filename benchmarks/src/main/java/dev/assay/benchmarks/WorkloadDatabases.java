package dev.assay.benchmarks;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.database.seed.SeededRecipe;
import dev.assay.migration.flyway.FlywayMigrations;
import java.util.List;

/** Assay's databases with the workload of this process, on the embedded server. */
final class WorkloadDatabases implements AutoCloseable {
    private final Databases databases;
    private final TemplateRecipe recipe = recipe(Workload.ofProcess());
    private final ServerSpec server = ServerSpec.defaults().withProvider("embedded");

    WorkloadDatabases(DatabaseSettings settings) {
        this.databases = Databases.open(settings);
    }

    /** As the extension does it: the hash is taken once. */
    private static TemplateRecipe recipe(Workload workload) {
        ClassLoader loader = WorkloadDatabases.class.getClassLoader();
        TemplateRecipe migrations = FlywayMigrations.at(List.of(workload.migrations()), loader);
        return SeededRecipe.of(migrations, loader, workload.seeds()).hashedOnce();
    }

    TestDatabase create() {
        return databases.create(server, recipe);
    }

    @Override
    public void close() {
        databases.close();
    }
}
