package dev.assay.migration.trace;

import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Migrations that a test writes down itself, each a version. */
final class Scripts {
    private Scripts() {}

    static MigrationSource source(Path folder, String... versions) throws IOException {
        for (int i = 0; i < versions.length; i++) {
            String[] parts = versions[i].split("--- conf\n", 2);
            Path file = folder.resolve("V" + (i + 1) + "__step.sql");
            Files.writeString(file, parts[parts.length - 1]);
            if (parts.length == 2) {
                Files.writeString(folder.resolve(file.getFileName() + ".conf"), parts[0]);
            }
        }
        return FlywayMigrations.at(List.of("filesystem:" + folder), Sample.LOADER);
    }

    static MigrationReport trace(TestDatabases databases, Witness witness, Path folder, String... versions)
            throws IOException {
        try (TestDatabase database = databases.empty()) {
            return new MigrationTracer(source(folder, versions), Sample.seeds("none"))
                    .trace(database.dataSource(), Sample.RUN, witness);
        }
    }
}
