package dev.assay.cli;

import dev.assay.check.MistakeException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.plain.ScriptMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the runner that suits what the options name. */
record Sources(MigrationsOptions options) {
    static final ClassLoader LOADER = Sources.class.getClassLoader();

    private static final String FLYWAY_NAME = "V[0-9][0-9._]*__.*\\.sql";

    MigrationSource migrations() {
        if (!isFlyway()) {
            ScriptMigrations scripts = scripts();
            return options.transactions() ? scripts : scripts.withoutTransactions();
        }
        if (!options.transactions()) {
            throw new MistakeException(
                    "--no-transaction",
                    "[" + folder() + "] is run by Flyway",
                    "Flyway decides for each file by itself",
                    "write executeInTransaction=false into V<version>__<words>.sql.conf");
        }
        return options.base().isEmpty() ? flyway() : flyway().overExistingSchema();
    }

    /** Return the extensions that base and migrations create, which the server must have. */
    Set<String> extensions() {
        Set<String> extensions =
                new TreeSet<>(ScriptMigrations.of(options.base()).extensions());
        extensions.addAll(isFlyway() ? flyway().extensions() : scripts().extensions());
        return extensions;
    }

    private FlywayMigrations flyway() {
        return FlywayMigrations.at(List.of("filesystem:" + folder()), LOADER);
    }

    private ScriptMigrations scripts() {
        return Files.isDirectory(folder())
                ? ScriptMigrations.at("filesystem:" + folder(), LOADER)
                : ScriptMigrations.of(options.sources());
    }

    private Path folder() {
        return options.sources().get(0);
    }

    private boolean isFlyway() {
        if (!Files.isDirectory(folder())) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder())) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).matches(FLYWAY_NAME));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the folder [" + folder() + "]", unreadable);
        }
    }
}
