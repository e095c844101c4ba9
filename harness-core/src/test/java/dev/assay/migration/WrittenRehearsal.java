package dev.assay.migration;

import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.rehearsal.DatabaseSupply;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.seed.SeedScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Migrations and seeds that a test writes itself. */
public final class WrittenRehearsal {
    private final Path folder;

    public WrittenRehearsal(Path folder) {
        this.folder = folder;
    }

    /** Add a migration: {@code V1__orders.sql}. */
    public WrittenRehearsal migration(String name, String sql) throws IOException {
        return write("migrations", name, sql);
    }

    /** Add what fills the tables of a version: {@code V1__rows.sql}. */
    public WrittenRehearsal seed(String name, String sql) throws IOException {
        return write("seeds", name, sql);
    }

    /** Return the place of another file. */
    public String file(String name, String text) throws IOException {
        write("files", name, text);
        return "filesystem:" + folder.resolve("files").resolve(name);
    }

    public Rehearsal rehearsal(DatabaseSupply databases) {
        return new Rehearsal(
                FlywayMigrations.at(List.of("filesystem:" + folder.resolve("migrations")), Sample.LOADER),
                SeedScripts.at("filesystem:" + folder.resolve("seeds"), Sample.LOADER),
                databases);
    }

    private WrittenRehearsal write(String below, String name, String text) throws IOException {
        Path file = folder.resolve(below).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }
}
