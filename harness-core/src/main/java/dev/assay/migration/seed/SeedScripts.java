package dev.assay.migration.seed;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * SQL scripts that fill the tables of a version, named {@code V<version>__<words>.sql}. Each runs in one transaction; rows
 * of {@code COPY ... FROM STDIN} may follow it up to {@code \.}, and other commands of psql are refused. Immutable and thread-safe.
 */
public final class SeedScripts {
    /** Where scripts are looked for unless told otherwise. */
    public static final String DEFAULT_LOCATION = "classpath:db/seed";

    private static final Pattern NAME = Pattern.compile("(?:.*/)?V([0-9]+(?:[._][0-9]+)*)__.*\\.sql");

    private final String location;
    private final List<Script> scripts;

    private record Script(String version, ResourceFile file) {}

    private SeedScripts(String location, List<Script> scripts) {
        this.location = location;
        this.scripts = List.copyOf(scripts);
    }

    /**
     * Return the scripts at a location; there may be none.
     *
     * @param location {@code classpath:} or {@code filesystem:}; empty means {@link #DEFAULT_LOCATION}
     * @param loader what finds them on the class path
     * @throws MistakeException if an SQL file there has another kind of name, for it would never be loaded
     */
    public static SeedScripts at(String location, ClassLoader loader) {
        String place = location.isEmpty() ? DEFAULT_LOCATION : location;
        List<Script> scripts = new Location(place)
                .files(loader).stream()
                        .filter(file -> file.name().endsWith(".sql"))
                        .map(file -> script(place, file))
                        .toList();
        return new SeedScripts(place, scripts);
    }

    /** Return where the scripts are. */
    public String location() {
        return location;
    }

    /**
     * Do nothing if each script belongs to a version.
     *
     * @throws MistakeException naming the first script that does not
     */
    public void requireVersions(List<Migration> migrations) {
        List<String> known =
                migrations.stream().map(m -> normalized(m.version())).toList();
        for (Script script : scripts) {
            if (!known.contains(script.version())) {
                String versions = migrations.stream().map(Migration::version).collect(Collectors.joining(", "));
                throw new MistakeException(
                        "@MigrationTest seed = [" + location + "]",
                        "[" + script.file().name() + "] is for a version that no migration has",
                        "The migrations are [" + versions + "]",
                        "name it after the version whose tables it fills");
            }
        }
    }

    /** Return whether there are scripts for this version. */
    public boolean fill(Migration migration) {
        String version = normalized(migration.version());
        return scripts.stream().anyMatch(script -> script.version().equals(version));
    }

    /** Run the scripts of a version, in the order of their names. */
    public void load(Migration migration, DataSource database) throws SQLException {
        String version = normalized(migration.version());
        for (Script script : scripts) {
            if (script.version().equals(version)) {
                load(script.file(), migration, database);
            }
        }
    }

    private void load(ResourceFile file, Migration migration, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new SeedRun(location, file, migration, connection).run();
        }
    }

    private static Script script(String location, ResourceFile file) {
        Matcher name = NAME.matcher(file.name());
        if (!name.matches()) {
            throw new MistakeException(
                    "@MigrationTest seed = [" + location + "]",
                    "[" + file.name() + "] does not say for which version it is",
                    "",
                    "name it such as V1__rows.sql, for the rows that version 2 shall meet");
        }
        return new Script(normalized(name.group(1)), file);
    }

    /** Return a version without leading zeros and trailing parts of zero: 01_2.0 is 1.2. */
    private static String normalized(String version) {
        return Arrays.stream(version.split("[._]"))
                .filter(part -> !part.isEmpty())
                .map(part -> new BigInteger(part).toString())
                .collect(Collectors.joining("."))
                .replaceFirst("(\\.0)+$", "");
    }
}
