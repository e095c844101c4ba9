package dev.assay.migration.flyway;

import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.Refusal;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.plain.UndoScript;
import dev.assay.migration.rehearsal.NextSecond;
import dev.assay.migration.script.ResourceFile;
import dev.assay.migration.watch.ServerAnswer;
import dev.assay.migration.watch.StatementWatch;
import dev.assay.migration.watch.WatchedRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The migrations that Flyway finds at its locations, SQL and Java, with Flyway's defaults but one: its lock is taken
 * outside of transactions, because within one {@code CREATE INDEX CONCURRENTLY} would wait for it for ever. Immutable and
 * thread-safe.
 */
public final class FlywayMigrations implements MigrationSource {
    /** Where Flyway looks unless told otherwise. */
    public static final String DEFAULT_LOCATION = "classpath:db/migration";

    private static final String HISTORY = "flyway_schema_history";
    /** No file starts with it, so a step leaves those that repeat for the end, when all their tables are there. */
    private static final String NO_REPEATABLE = "assay-repeats-later-";
    /** The mark lets it be missing. */
    private static final String NO_VERSION = "0?";

    private final FlywayFiles files;
    private final boolean overExisting;
    private final boolean transactionalLock;

    private FlywayMigrations(FlywayFiles files, boolean overExisting, boolean transactionalLock) {
        this.files = files;
        this.overExisting = overExisting;
        this.transactionalLock = transactionalLock;
    }

    /**
     * Return the migrations at these locations.
     *
     * @param locations as Flyway writes them, {@code classpath:} or {@code filesystem:}; none means {@link
     *     #DEFAULT_LOCATION}
     * @param loader what finds files and Java migrations on the class path
     */
    public static FlywayMigrations at(List<String> locations, ClassLoader loader) {
        return new FlywayMigrations(
                new FlywayFiles(locations.isEmpty() ? List.of(DEFAULT_LOCATION) : locations, loader), false, false);
    }

    /** Return the same for a database in which there is a schema already that Flyway did not make, as version 0. */
    public FlywayMigrations overExistingSchema() {
        return new FlywayMigrations(files, true, transactionalLock);
    }

    /** Return the same with Flyway's own default, which is a lock within a transaction. */
    @Override
    public Optional<MigrationSource> withTransactionalLock() {
        return Optional.of(new FlywayMigrations(files, overExisting, true));
    }

    @Override
    public List<ResourceFile> files() {
        return files.all();
    }

    @Override
    public boolean isEmpty() {
        return files().isEmpty();
    }

    @Override
    public Set<String> extensions() {
        return files.extensions();
    }

    /**
     * Return a hash over name and content of every file at the locations, class files included. Needs no database and
     * does not start Flyway. What a Java migration calls elsewhere is not part of it.
     */
    @Override
    public String contentHash() {
        return files.contentHash();
    }

    @Override
    public String describe() {
        return "Flyway migrations at " + files.locations();
    }

    /** Flyway looks for its plug-ins when it is configured, which takes a young JVM some hundred milliseconds. */
    @Override
    public void warmUp() {
        Flyway unused = flyway(configuration());
    }

    @Override
    public String runner() {
        return "Flyway";
    }

    @Override
    public Optional<String> script(Migration migration) {
        return files.script(migration.file());
    }

    @Override
    public List<Migration> versions(DataSource database) throws SQLException {
        MigrationInfo[] pending = pending(database);
        if (pending.length == 0) {
            throw files.noMigration();
        }
        return Arrays.stream(pending)
                .filter(MigrationInfo::isVersioned)
                .map(FlywayCallback::migration)
                .toList();
    }

    @Override
    public void applyUpTo(Migration version, DataSource database, StatementListener listener) throws SQLException {
        migrate(
                configuration -> configuration
                        .target(MigrationVersion.fromVersion(version.version()))
                        .repeatableSqlMigrationPrefix(NO_REPEATABLE),
                database,
                version,
                listener);
    }

    @Override
    public List<String> applyAll(DataSource database, StatementListener listener) throws SQLException {
        if (!files.mayHoldMigrations()) {
            requireMigration(database);
        }
        return migrate(UnaryOperator.identity(), database, new Migration("", describe()), listener);
    }

    /** Flyway writes the time into {@code ${flyway:timestamp}} by seconds, so a run within the same one would find the same text. */
    @Override
    public List<String> applyLater(DataSource database, StatementListener listener) throws SQLException {
        if (files.tellTheTime()) {
            NextSecond.await();
        }
        return applyAll(database, listener);
    }

    /**
     * Return the script {@code U2_1__words.sql} beside the migrations. Flyway runs such scripts in its paid editions alone, so it is
     * run here as a plain SQL file: placeholders are not replaced, and it runs in one transaction unless it cannot, or the file
     * {@code U2_1__words.sql.conf} beside it says {@code executeInTransaction=false}.
     */
    @Override
    public Optional<Undo> undo(Migration migration) {
        return UndoScript.find(files(), migration)
                .map(file -> new UndoScript(migration, file, files.runsInTransaction(file), FlywayMigrations::removal));
    }

    @Override
    public String undoFix(Migration migration) {
        return UndoScript.fix(migration);
    }

    private static String removal(Migration migration, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT format('DELETE FROM %I.%I WHERE version = %L',"
                        + " coalesce(current_schema(), 'public'), ?::text, ?::text)")) {
            statement.setString(1, HISTORY);
            statement.setString(2, migration.version());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public List<String> validate(DataSource database) {
        return flyway(configuration(database)).validateWithResult().invalidMigrations.stream()
                .map(FlywayMigrations::disagreement)
                .toList();
    }

    /** A script without a transaction that fails is noted as failed, and nothing runs until that is taken back. */
    @Override
    public Optional<String> repair(DataSource database) throws SQLException {
        if (!FailedRows.in(database, HISTORY)) {
            return Optional.empty();
        }
        flyway(configuration(database)).repair();
        return Optional.of("flyway repair");
    }

    @Override
    public List<String> bookkeeping() {
        return List.of(HISTORY);
    }

    @Override
    public ColumnPatterns bookTimes() {
        return ColumnPatterns.anywhere(HISTORY, List.of("installed_on", "execution_time"));
    }

    @Override
    public String selfWaitFix() {
        return "postgresql.transactional.lock=false in the configuration of Flyway";
    }

    /** No migration comes up to version 0. */
    @Override
    public boolean openBooks(DataSource database) {
        flyway(configuration(database).target(NO_VERSION).repeatableSqlMigrationPrefix(NO_REPEATABLE))
                .migrate();
        return true;
    }

    @Override
    public Optional<NamedSource> named() {
        return overExisting
                ? Optional.empty()
                : Optional.of(new NamedSource(
                        files.locations().stream()
                                .map(location -> "flyway:" + location)
                                .toList(),
                        transactionalLock));
    }

    @Override
    public String namedFix() {
        return overExisting
                ? "leave this proof out: a location cannot say that they begin over an existing schema; or make that schema by a first"
                        + " migration"
                : MigrationSource.super.namedFix();
    }

    private MigrationInfo[] pending(DataSource database) throws SQLException {
        return info(database).pending();
    }

    private MigrationInfoService info(DataSource database) throws SQLException {
        try {
            return flyway(configuration(database)).info();
        } catch (FlywayException refused) {
            SQLException cause = Refusal.sqlCause(refused);
            if (cause != null) {
                throw cause;
            }
            throw files.unreadable(refused);
        }
    }

    private List<String> migrate(
            UnaryOperator<FluentConfiguration> change, DataSource database, Migration asked, StatementListener listener)
            throws SQLException {
        WatchedRun run = new WatchedRun(listener);
        StatementWatch watch = new StatementWatch(run);
        watch.onCommit(run::committed);
        try {
            MigrateResult result = flyway(
                            change.apply(configuration(watch.over(database))).callbacks(new FlywayCallback(run, watch)))
                    .migrate();
            run.migrationEnds();
            if (result.initialSchemaVersion == null && run.applied().isEmpty()) {
                requireMigration(database);
            }
            return run.applied();
        } catch (FlywayException failure) {
            throw explain(failure, run, asked, database);
        }
    }

    /** Flyway itself is content with an empty folder, for which it makes its history all the same; asking makes nothing. */
    private void requireMigration(DataSource database) throws SQLException {
        if (info(database).all().length == 0) {
            throw files.noMigration();
        }
    }

    private MigrationFailedException explain(
            FlywayException failure, WatchedRun run, Migration asked, DataSource database) throws SQLException {
        if (run.trouble().isPresent()) {
            throw run.trouble().get();
        }
        Migration running = neverStarted(failure, run)
                ? Arrays.stream(pending(database))
                        .findFirst()
                        .map(FlywayCallback::migration)
                        .orElse(asked)
                : run.migration().orElse(asked);
        return ServerAnswer.explain(failure, running, run.statement(), script(running));
    }

    /** A file that Flyway refuses, for mixing statements say, is the first that the database still lacks. */
    private static boolean neverStarted(FlywayException failure, WatchedRun run) {
        boolean running = run.migration()
                .filter(last -> !run.applied().contains(last.file()))
                .isPresent();
        return !running && Refusal.sqlCause(failure) == null && !(failure instanceof FlywayValidateException);
    }

    /** The lines after the first name commands of Flyway that nobody calls here. */
    private static String disagreement(ValidateOutput invalid) {
        return invalid.errorDetails.errorMessage.lines().findFirst().orElse("");
    }

    private FluentConfiguration configuration(DataSource database) {
        return configuration().dataSource(database);
    }

    private FluentConfiguration configuration() {
        return Flyway.configure(files.loader())
                .loggers(FlywayLog.class.getName())
                .locations(files.locations().toArray(String[]::new))
                .baselineOnMigrate(overExisting)
                .baselineVersion(overExisting ? "0" : "1")
                .table(HISTORY);
    }

    private Flyway flyway(FluentConfiguration configuration) {
        Flyway flyway = configuration.load();
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(transactionalLock);
        return flyway;
    }
}
