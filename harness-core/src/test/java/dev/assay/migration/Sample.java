package dev.assay.migration;

import dev.assay.check.Run;
import java.util.List;
import javax.sql.DataSource;

/** The migrations of the test resources. */
final class Sample {
    static final ClassLoader LOADER = Sample.class.getClassLoader();
    static final Run RUN = Run.of("Sample.test", 1);

    private Sample() {}

    static FlywayMigrations migrations(String folder) {
        return FlywayMigrations.at(List.of("classpath:migrations/" + folder), LOADER);
    }

    static SeedScripts seeds(String folder) {
        return SeedScripts.at("classpath:migrations/" + folder, LOADER);
    }

    static MigrationReport trace(String migrations, String seeds, DataSource database) {
        return new MigrationTracer(migrations(migrations), seeds(seeds)).trace(database, RUN);
    }
}
