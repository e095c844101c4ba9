package dev.assay.migration;

import dev.assay.check.MistakeException;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The migrations that Flyway finds at its locations, SQL and Java, with Flyway's defaults but one: its lock is taken
 * outside of transactions, because within one {@code CREATE INDEX CONCURRENTLY} would wait for it for ever. Immutable and
 * thread-safe.
 */
public final class FlywayMigrations implements MigrationSource, TemplateRecipe {
    /** Where Flyway looks unless told otherwise. */
    public static final String DEFAULT_LOCATION = "classpath:db/migration";

    private static final String HISTORY = "flyway_schema_history";
    /** No file starts with it, so a step leaves those that repeat for the end, when all their tables are there. */
    private static final String NO_REPEATABLE = "assay-repeats-later-";

    private static final Pattern CREATE_EXTENSION = Pattern.compile(
            "^[^-\\n]*\\bCREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?\"?([a-z][a-z0-9_-]*)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final List<String> locations;
    private final ClassLoader loader;

    private FlywayMigrations(List<String> locations, ClassLoader loader) {
        this.locations = locations.isEmpty() ? List.of(DEFAULT_LOCATION) : List.copyOf(locations);
        this.loader = loader;
    }

    /**
     * Return the migrations at these locations.
     *
     * @param locations as Flyway writes them, {@code classpath:} or {@code filesystem:}; none means {@link
     *     #DEFAULT_LOCATION}
     * @param loader what finds files and Java migrations on the class path
     */
    public static FlywayMigrations at(List<String> locations, ClassLoader loader) {
        return new FlywayMigrations(locations, loader);
    }

    /** Return whether no file lies at the locations. Needs no database. */
    public boolean isEmpty() {
        return files().isEmpty();
    }

    /**
     * Return the extensions that SQL migrations create, in lower case. Read from the text, so one that is created by a Java
     * migration or by dynamic SQL is not among them.
     */
    public Set<String> extensions() {
        return files().stream()
                .filter(file -> file.name().endsWith(".sql"))
                .flatMap(file -> CREATE_EXTENSION.matcher(file.text()).results())
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Return a hash over name and content of every file at the locations, class files included. Needs no database and
     * does not start Flyway. What a Java migration calls elsewhere is not part of it.
     */
    @Override
    public String contentHash() {
        ContentHash hash = new ContentHash();
        for (String location : locations) {
            hash.add(location);
            new Location(location).files(loader).forEach(file -> file.addTo(hash));
        }
        return hash.hex();
    }

    @Override
    public String describe() {
        return "Flyway migrations at " + locations;
    }

    /** Flyway looks for its plug-ins when it is configured, which takes a young JVM some hundred milliseconds. */
    @Override
    public void warmUp() {
        Flyway unused = flyway(configuration());
    }

    @Override
    public void apply(TestDatabase database) throws SQLException {
        applyAll(database.dataSource(), StatementListener.NONE);
    }

    @Override
    public List<Migration> versions(DataSource database) throws SQLException {
        MigrationInfo[] pending = pending(database);
        if (pending.length == 0) {
            throw noMigration();
        }
        return Arrays.stream(pending)
                .filter(MigrationInfo::isVersioned)
                .map(FlywayCallback::migration)
                .toList();
    }

    @Override
    public void applyUpTo(Migration version, DataSource database, StatementListener listener) throws SQLException {
        FluentConfiguration configuration = configuration(database)
                .target(MigrationVersion.fromVersion(version.version()))
                .repeatableSqlMigrationPrefix(NO_REPEATABLE);
        migrate(configuration, version, listener);
    }

    @Override
    public List<String> applyAll(DataSource database, StatementListener listener) throws SQLException {
        FluentConfiguration configuration = configuration(database);
        if (flyway(configuration).info().all().length == 0) {
            throw noMigration();
        }
        return migrate(configuration, new Migration("", describe()), listener);
    }

    @Override
    public List<String> validate(DataSource database) {
        return flyway(configuration(database)).validateWithResult().invalidMigrations.stream()
                .map(FlywayMigrations::disagreement)
                .toList();
    }

    @Override
    public List<String> bookkeeping() {
        return List.of(HISTORY);
    }

    private MigrationInfo[] pending(DataSource database) throws SQLException {
        try {
            return flyway(configuration(database)).info().pending();
        } catch (FlywayException refused) {
            SQLException cause = FlywayFailure.sqlCause(refused);
            if (cause != null) {
                throw cause;
            }
            throw unreadable(refused);
        }
    }

    private List<String> migrate(FluentConfiguration configuration, Migration asked, StatementListener listener)
            throws SQLException {
        FlywayCallback callback = new FlywayCallback(listener);
        try {
            flyway(configuration.callbacks(callback)).migrate();
            callback.finish();
            return callback.applied();
        } catch (FlywayException failure) {
            throw explain(failure, callback, asked);
        }
    }

    private MigrationFailedException explain(FlywayException failure, FlywayCallback callback, Migration asked)
            throws SQLException {
        if (callback.trouble() != null) {
            throw callback.trouble();
        }
        Migration running = callback.migration();
        return FlywayFailure.of(failure, running == null ? asked : running, callback.statement(), files());
    }

    /** The lines after the first name commands of Flyway that nobody calls here. */
    private static String disagreement(ValidateOutput invalid) {
        return invalid.errorDetails.errorMessage.lines().findFirst().orElse("");
    }

    private FluentConfiguration configuration(DataSource database) {
        return configuration().dataSource(database);
    }

    private FluentConfiguration configuration() {
        return Flyway.configure(loader)
                .loggers(FlywayLog.class.getName())
                .locations(locations.toArray(String[]::new))
                .table(HISTORY);
    }

    private static Flyway flyway(FluentConfiguration configuration) {
        Flyway flyway = configuration.load();
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return flyway;
    }

    private List<ResourceFile> files() {
        return locations.stream()
                .flatMap(location -> new Location(location).files(loader).stream())
                .toList();
    }

    private MistakeException unreadable(FlywayException refused) {
        String found = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        MistakeException mistake = new MistakeException(
                "@DatabaseTest migrations = " + locations,
                "Flyway refuses them: " + found,
                "",
                "give each version one file, named such as V2__words.sql");
        mistake.initCause(refused);
        return mistake;
    }

    private MistakeException noMigration() {
        return new MistakeException(
                "@DatabaseTest migrations = " + locations,
                "no migration",
                files().isEmpty()
                        ? "The folder is missing, or not on the class path of the tests"
                        : "There are files, but none has a name such as [V1__create.sql]",
                "put the first migration at src/main/resources/db/migration/V1__create.sql");
    }
}
