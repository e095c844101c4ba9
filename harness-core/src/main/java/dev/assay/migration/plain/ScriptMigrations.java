package dev.assay.migration.plain;

import dev.assay.check.MistakeException;
import dev.assay.database.TemplateRecipe;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.script.ContentHash;
import dev.assay.migration.script.CreatedExtensions;
import dev.assay.migration.script.Location;
import dev.assay.migration.script.ResourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * SQL files that are sent as psql would send them, each in one transaction, with its row of the table {@code assay_history}.
 * A file runs statement by statement instead if it has a statement that PostgreSQL refuses within a transaction, such as
 * {@code CREATE INDEX CONCURRENTLY}, or if it begins a transaction of its own. Its first line overrules that: {@code -- assay:
 * no transaction} or {@code -- assay: transaction}. Rows of {@code COPY ... FROM STDIN} may follow it; commands of psql are
 * refused before the file's first statement runs. Files are read anew each time. Immutable and thread-safe.
 */
public final class ScriptMigrations implements MigrationSource {
    private final String description;
    private final Supplier<List<ScriptFile>> files;
    private final Supplier<List<ResourceFile>> undos;
    private final boolean transactions;
    private final Optional<NamedSource> name;

    private ScriptMigrations(
            String description,
            Supplier<List<ScriptFile>> files,
            Supplier<List<ResourceFile>> undos,
            boolean transactions,
            Optional<NamedSource> name) {
        this.description = description;
        this.files = files;
        this.undos = undos;
        this.transactions = transactions;
        this.name = name;
    }

    /**
     * Return the SQL files below a folder. If one is named such as {@code V2_1__words.sql}, versions give the order, {@code
     * R__words.sql} runs after them whenever it changed, {@code U2_1__words.sql} takes version 2.1 back and never runs by itself,
     * and other names are refused. If none
     * is, names give the order, numbers in them by their value.
     *
     * @param location {@code classpath:db/changes} or {@code filesystem:src/main/sql}
     * @param loader what finds files on the class path
     */
    public static ScriptMigrations at(String location, ClassLoader loader) {
        return new ScriptMigrations(
                "SQL files at [" + location + "]",
                () -> FileOrder.inFolder(location, new Location(location).files(loader)),
                () -> new Location(location).files(loader),
                true,
                Optional.of(new NamedSource(List.of("sql:" + location), false)));
    }

    /** Return these files in this order; those named such as {@code R__words.sql} run last, whenever they changed. */
    public static ScriptMigrations of(List<Path> paths) {
        List<Path> known = List.copyOf(paths);
        return new ScriptMigrations(
                "SQL files " + known,
                () -> FileOrder.asGiven(
                        known.stream().map(ScriptMigrations::read).toList()),
                List::of,
                true,
                Optional.empty());
    }

    /** Return the same files, each run statement by statement unless its first line asks for a transaction. */
    public ScriptMigrations withoutTransactions() {
        return new ScriptMigrations(description, files, undos, false, Optional.empty());
    }

    @Override
    public List<ResourceFile> files() {
        return files.get().stream().map(ScriptFile::content).toList();
    }

    @Override
    public boolean isEmpty() {
        return files.get().isEmpty();
    }

    @Override
    public Set<String> extensions() {
        return CreatedExtensions.in(files.get().stream().map(ScriptFile::text));
    }

    /** Return a recipe that runs all files and keeps no history of it: what was there before the first migration. */
    public TemplateRecipe unrecorded() {
        return new UnrecordedScripts(this);
    }

    @Override
    public String contentHash() {
        ContentHash hash = new ContentHash();
        files.get().forEach(file -> hash.add(file.migration().version()).add(file.checksum()));
        hash.add(Boolean.toString(transactions));
        return hash.hex();
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public String runner() {
        return "SQL files";
    }

    @Override
    public Optional<String> script(Migration migration) {
        return files.get().stream()
                .filter(file -> file.name().equals(migration.file()))
                .findFirst()
                .map(ScriptFile::text);
    }

    @Override
    public List<Migration> versions(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return missing(History.applied(connection)).stream()
                    .map(ScriptFile::migration)
                    .filter(migration -> !migration.version().isEmpty())
                    .toList();
        }
    }

    @Override
    public void applyUpTo(Migration version, DataSource database, StatementListener listener) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<ScriptFile> pending = missing(History.applied(connection)).stream()
                    .filter(file -> !file.repeats())
                    .toList();
            List<Migration> names = pending.stream().map(ScriptFile::migration).toList();
            run(pending.subList(0, names.indexOf(version) + 1), connection, listener);
        }
    }

    @Override
    public List<String> applyAll(DataSource database, StatementListener listener) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return run(missing(History.applied(connection)), connection, listener);
        }
    }

    @Override
    public Optional<Undo> undo(Migration migration) {
        return UndoScript.find(undos.get(), migration)
                .map(file -> new UndoScript(migration, file, transactions, History::removal));
    }

    @Override
    public String undoFix(Migration migration) {
        return UndoScript.fix(migration);
    }

    @Override
    public List<String> validate(DataSource database) throws SQLException {
        Map<String, String> applied;
        try (Connection connection = database.getConnection()) {
            applied = History.applied(connection);
        }
        List<ScriptFile> known = files.get();
        List<String> wrong = new ArrayList<>();
        applied.keySet().stream()
                .filter(name -> known.stream().noneMatch(file -> file.name().equals(name)))
                .forEach(name -> wrong.add("[" + name + "] was applied, but the file is not there any more"));
        for (ScriptFile file : known) {
            String checksum = applied.get(file.name());
            if (checksum == null) {
                wrong.add("[" + file.name() + "] has not been applied");
            } else if (!checksum.equals(file.checksum())) {
                wrong.add("[" + file.name() + "] was changed after it had been applied");
            }
        }
        return wrong;
    }

    @Override
    public List<String> bookkeeping() {
        return List.of(History.NAME);
    }

    @Override
    public ColumnPatterns bookTimes() {
        return ColumnPatterns.anywhere(History.NAME, List.of("applied"));
    }

    @Override
    public boolean openBooks(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            History.open(connection);
        }
        return true;
    }

    @Override
    public Optional<NamedSource> named() {
        return name;
    }

    boolean transactions() {
        return transactions;
    }

    List<ScriptFile> required() {
        List<ScriptFile> found = files.get();
        if (found.isEmpty()) {
            throw new MistakeException(
                    "the migrations [" + description + "]",
                    "no SQL file",
                    "The folder is missing, or none of its files ends in .sql",
                    "put the first migration there, such as V1__create.sql");
        }
        return found;
    }

    private List<String> run(List<ScriptFile> pending, Connection connection, StatementListener listener)
            throws SQLException {
        if (pending.isEmpty()) {
            return List.of();
        }
        ScriptRun run = new ScriptRun(connection, listener, History.open(connection)::add, transactions);
        for (ScriptFile file : pending) {
            run.run(file);
        }
        return pending.stream().map(ScriptFile::name).toList();
    }

    private List<ScriptFile> missing(Map<String, String> applied) {
        return required().stream()
                .filter(file -> file.repeats()
                        ? !file.checksum().equals(applied.get(file.name()))
                        : !applied.containsKey(file.name()))
                .toList();
    }

    private static ResourceFile read(Path file) {
        try {
            return new ResourceFile(file.toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the script [" + file + "]", unreadable);
        }
    }
}
