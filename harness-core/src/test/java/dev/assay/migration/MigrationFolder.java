package dev.assay.migration;

import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.liquibase.LiquibaseMigrations;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.seed.SeedScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder in which a test writes its own migrations, with seeds below it. */
public final class MigrationFolder {
    private final Path folder;

    public MigrationFolder(Path root) throws IOException {
        this.folder = Files.createDirectories(root.resolve("migrations"));
        Files.createDirectories(root.resolve("seeds"));
    }

    /** Write a script. */
    public MigrationFolder with(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
        return this;
    }

    /** Write rows that are loaded after a version. */
    public MigrationFolder seed(String name, String sql) throws IOException {
        Files.writeString(folder.resolveSibling("seeds").resolve(name), sql);
        return this;
    }

    public FlywayMigrations flyway() {
        return FlywayMigrations.at(List.of("filesystem:" + folder), Sample.LOADER);
    }

    public ScriptMigrations scripts() {
        return ScriptMigrations.at("filesystem:" + folder, Sample.LOADER);
    }

    public LiquibaseMigrations liquibase(String changelog) {
        return LiquibaseMigrations.at("filesystem:" + folder.resolve(changelog), Sample.LOADER);
    }

    public Rehearsal rehearsal(MigrationSource source, TestDatabases databases) {
        SeedScripts seeds = SeedScripts.at("filesystem:" + folder.resolveSibling("seeds"), Sample.LOADER);
        return new Rehearsal(source, seeds, databases.supply());
    }

    public Rehearsal rehearsal(TestDatabases databases) {
        return rehearsal(flyway(), databases);
    }
}
