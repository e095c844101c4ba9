package dev.assay.migration.liquibase;

import dev.assay.check.MistakeException;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.script.ResourceFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The changesets of a Liquibase changelog in XML, YAML or SQL, of all contexts and labels unless some are asked for. Each is a migration: its version is its
 * place in the changelog, from 1, its file {@code changelog.xml::id::author}. One that always runs has no version and runs
 * where it stands. Immutable and thread-safe; one run at a time.
 */
public final class LiquibaseMigrations implements MigrationSource {
    private static final String CHANGES = "databasechangelog";
    private static final String LOCK = "databasechangeloglock";

    private final Changelog changelog;
    private final ChangelogTexts texts;

    private LiquibaseMigrations(Changelog changelog) {
        this.changelog = changelog;
        this.texts = new ChangelogTexts(changelog);
    }

    /**
     * Return the migrations of a changelog.
     *
     * @param changelog its root file, {@code classpath:} or {@code filesystem:}; files that one on the file system includes are
     *     found below its folder
     * @param loader what finds files and custom changes on the class path
     */
    public static LiquibaseMigrations at(String changelog, ClassLoader loader) {
        return new LiquibaseMigrations(new Changelog(changelog, loader, Selection.ALL));
    }

    /** Return the changesets of these contexts, with commas between them, and those of none, as Liquibase selects them. */
    public LiquibaseMigrations contexts(String names) {
        return selecting(new Selection(names, changelog.selection().labels()));
    }

    /** Return the changesets whose labels match an expression, and those without labels, as Liquibase selects them. */
    public LiquibaseMigrations labels(String expression) {
        return selecting(new Selection(changelog.selection().contexts(), expression));
    }

    LiquibaseMigrations selecting(Selection selection) {
        return new LiquibaseMigrations(new Changelog(changelog.place(), changelog.loader(), selection));
    }

    @Override
    public String runner() {
        return "Liquibase";
    }

    @Override
    public String describe() {
        return "Liquibase changelog [" + changelog.place() + changelog.selection() + "]";
    }

    /** Return one file for each changeset of any context that does not always run, with the checksum that Liquibase keeps as its content. */
    @Override
    public List<ResourceFile> files() {
        return texts.files();
    }

    @Override
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    @Override
    public Set<String> extensions() {
        return texts.extensions();
    }

    /** Return a hash over the files in the folder of the changelog and the checksum of each changeset. */
    @Override
    public String contentHash() {
        return texts.contentHash();
    }

    @Override
    public Optional<String> script(Migration migration) {
        return texts.script(migration);
    }

    @Override
    public List<Migration> versions(DataSource database) throws SQLException {
        List<Migration> missing = on(database, StatementListener.NONE, ChangelogRun::missing);
        if (missing.isEmpty()) {
            throw noMigration();
        }
        return missing.stream()
                .filter(migration -> !migration.version().isEmpty())
                .toList();
    }

    @Override
    public void applyUpTo(Migration version, DataSource database, StatementListener listener) throws SQLException {
        on(database, listener, run -> run.applyUpTo(version));
    }

    @Override
    public List<String> applyAll(DataSource database, StatementListener listener) throws SQLException {
        if (texts.selectsNothing()) {
            throw noMigration();
        }
        return on(database, listener, ChangelogRun::applyAll);
    }

    /**
     * Return the rollback that the changeset declares, or else the one that Liquibase generates if it can for each of its changes.
     * Liquibase runs it.
     */
    @Override
    public Optional<Undo> undo(Migration migration) {
        return texts.wayBack(migration).map(way -> new ChangeSetRollback(this, migration, way.file()));
    }

    @Override
    public String undoFix(Migration migration) {
        return "add [" + rollbackIn(migration.file()) + "] to the changeset [" + migration.file()
                + "], for Liquibase cannot generate its rollback";
    }

    private static String rollbackIn(String file) {
        if (file.contains(".sql::")) {
            return "--rollback DROP ...;";
        }
        return file.contains(".xml::") ? "<rollback>DROP ...</rollback>" : "rollback: DROP ...";
    }

    /** Take a migration back, and out of the books. */
    void rollBack(Migration migration, DataSource database, StatementListener listener) throws SQLException {
        on(database, listener, run -> run.rollBack(migration), way -> texts.rollbackScript(migration));
    }

    @Override
    public List<String> validate(DataSource database) throws SQLException {
        return on(database, StatementListener.NONE, ChangelogRun::disagreements);
    }

    /** Whoever dies with the lock of Liquibase keeps it, and the next run waits for it. */
    @Override
    public Optional<String> repair(DataSource database) throws SQLException {
        return on(database, StatementListener.NONE, ChangelogRun::releaseLocks)
                ? Optional.of("liquibase release-locks")
                : Optional.empty();
    }

    @Override
    public List<String> bookkeeping() {
        return List.of(CHANGES, LOCK);
    }

    /** The id of a deployment is a time. */
    @Override
    public ColumnPatterns bookTimes() {
        return ColumnPatterns.anywhere(CHANGES, List.of("dateexecuted", "deployment_id"))
                .and(ColumnPatterns.anywhere(LOCK, List.of("lockgranted", "lockedby")));
    }

    @Override
    public boolean openBooks(DataSource database) throws SQLException {
        on(database, StatementListener.NONE, ChangelogRun::applyNothing);
        return true;
    }

    @Override
    public Optional<NamedSource> named() {
        return Optional.of(new NamedSource(List.of("liquibase:" + changelog.place() + changelog.selection()), false));
    }

    private <T> T on(DataSource database, StatementListener listener, ChangelogRun.Task<T> task) throws SQLException {
        return on(database, listener, task, texts::script);
    }

    private <T> T on(
            DataSource database,
            StatementListener listener,
            ChangelogRun.Task<T> task,
            Function<Migration, Optional<String>> scripts)
            throws SQLException {
        Migration asked = new Migration("", describe());
        return changelog.work(files -> {
            try (Connection connection = database.getConnection();
                    ChangelogRun run =
                            new ChangelogRun(changelog.parse(files), connection, changelog.selection(), listener)) {
                return run.attempt(task, asked, scripts);
            }
        });
    }

    private MistakeException noMigration() {
        return new MistakeException(
                "@DatabaseTest migrations = [liquibase:" + changelog.place() + changelog.selection() + "]",
                "no changeset that applies",
                "The changelog is empty, or its changesets are for other databases, contexts or labels",
                "<changeSet id=\"1\" author=\"you\"><sql>CREATE TABLE ...</sql></changeSet>");
    }
}
