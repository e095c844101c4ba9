package dev.assay.migration;

import dev.assay.check.Run;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.seed.SeedScripts;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import java.util.List;
import javax.sql.DataSource;

/** The migrations of the test resources. */
public final class Sample {
    public static final ClassLoader LOADER = Sample.class.getClassLoader();
    public static final Run RUN = Run.of("Sample.test", 1);

    private Sample() {}

    public static FlywayMigrations migrations(String folder) {
        return FlywayMigrations.at(List.of("classpath:migrations/" + folder), LOADER);
    }

    public static SeedScripts seeds(String folder) {
        return SeedScripts.at("classpath:migrations/" + folder, LOADER);
    }

    public static MigrationReport trace(String migrations, String seeds, DataSource database) {
        return new MigrationTracer(migrations(migrations), seeds(seeds)).trace(database, RUN);
    }
}
