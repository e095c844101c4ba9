package dev.assay.migration.flyway;

import dev.assay.check.MistakeException;
import dev.assay.migration.script.ContentHash;
import dev.assay.migration.script.CreatedExtensions;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;

/**
 * What lies at the locations of Flyway, read without it.
 *
 * @param locations as Flyway writes them
 * @param loader what finds files on the class path
 */
record FlywayFiles(List<String> locations, ClassLoader loader) {
    private static final String SCRIPT = ".sql";
    private static final String TIMESTAMP = "flyway:timestamp";
    private static final Pattern MIGRATION = Pattern.compile("(^|/)[VBR][^/]*__[^/]*\\.sql$|\\.class$");
    private static final Pattern NO_TRANSACTION = Pattern.compile(
            "^\\s*executeInTransaction\\s*=\\s*false\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    FlywayFiles {
        locations = List.copyOf(locations);
    }

    List<ResourceFile> all() {
        return locations.stream()
                .flatMap(location -> new Location(location).files(loader).stream())
                .toList();
    }

    /** Return whether a file has such a name as a migration has; what Flyway makes of it, it alone knows. */
    boolean mayHoldMigrations() {
        return all().stream().anyMatch(file -> MIGRATION.matcher(file.name()).find());
    }

    Set<String> extensions() {
        return CreatedExtensions.in(
                all().stream().filter(file -> file.name().endsWith(SCRIPT)).map(ResourceFile::text));
    }

    /** Return whether a script contains the placeholder that Flyway replaces by the time of the run. */
    boolean tellTheTime() {
        return all().stream().filter(file -> file.name().endsWith(SCRIPT)).anyMatch(file -> file.text()
                .contains(TIMESTAMP));
    }

    String contentHash() {
        ContentHash hash = new ContentHash();
        for (String location : locations) {
            hash.add(location);
            new Location(location).files(loader).forEach(file -> file.addTo(hash));
        }
        return hash.hex();
    }

    /** Return the text of a file; empty for what is no script. */
    Optional<String> script(String name) {
        return locations.stream()
                .filter(location -> name.endsWith(SCRIPT))
                .flatMap(location -> new Location(location).file(loader, name).stream())
                .findFirst()
                .map(ResourceFile::text);
    }

    /** Return what the configuration beside a script says; without one it runs in a transaction. */
    boolean runsInTransaction(ResourceFile script) {
        return locations.stream()
                .flatMap(location -> new Location(location).file(loader, script.name() + ".conf").stream())
                .map(ResourceFile::text)
                .noneMatch(text -> NO_TRANSACTION.matcher(text).find());
    }

    MistakeException unreadable(FlywayException refused) {
        String found = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        MistakeException mistake = new MistakeException(
                "@DatabaseTest migrations = " + locations,
                "Flyway refuses them: " + found,
                "",
                "give each version one file, named such as V2__words.sql");
        mistake.initCause(refused);
        return mistake;
    }

    MistakeException noMigration() {
        return new MistakeException(
                "@DatabaseTest migrations = " + locations,
                "no migration",
                all().isEmpty()
                        ? "The folder is missing, or not on the class path of the tests"
                        : "There are files, but none has a name such as [V1__create.sql]",
                "put the first migration at src/main/resources/db/migration/V1__create.sql");
    }
}
