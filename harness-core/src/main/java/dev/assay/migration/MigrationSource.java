package dev.assay.migration;

import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.script.ResourceFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A runner with its migrations. Implementations are immutable and keep what they know of progress in the database alone.
 */
public interface MigrationSource extends TemplateRecipe {
    /** Return where the migrations come from, for people. */
    @Override
    String describe();

    /** Return the name of the runner, for people: {@code Flyway}. */
    String runner();

    /**
     * Return the text of a migration as it stands in its file; empty for one that is no SQL file. Statements are found in it
     * again, with their lines and the comments before them.
     */
    Optional<String> script(Migration migration);

    /** Return the files at its locations, or its changesets, by name. Needs no database; empty if it knows none. */
    default List<ResourceFile> files() {
        return List.of();
    }

    /** Return whether there is not even a file. Needs no database. */
    default boolean isEmpty() {
        return false;
    }

    /**
     * Return the extensions that the migrations create, in lower case. Read from their text, so one that is created by Java code or
     * by dynamic SQL is not among them.
     */
    default Set<String> extensions() {
        return Set.of();
    }

    /** Apply everything, unwatched. */
    @Override
    default void apply(TestDatabase database) throws SQLException {
        applyAll(database.dataSource(), StatementListener.NONE);
    }

    /**
     * Return the versions that an empty database lacks, in their order, without those that repeat.
     *
     * @throws dev.assay.check.MistakeException if there is no migration of any kind
     */
    List<Migration> versions(DataSource database) throws SQLException;

    /**
     * Apply what is missing up to a version, nothing beyond it and nothing that repeats.
     *
     * @throws MigrationFailedException if a migration fails
     */
    void applyUpTo(Migration version, DataSource database, StatementListener listener) throws SQLException;

    /**
     * Apply all that is missing, what repeats included.
     *
     * @return the files applied
     * @throws MigrationFailedException if a migration fails
     * @throws dev.assay.check.MistakeException if there is no migration of any kind
     */
    List<String> applyAll(DataSource database, StatementListener listener) throws SQLException;

    /**
     * Apply all that is missing once more, as a restart of the service at a later time would. By default that is {@link #applyAll}; a
     * runner whose files may contain the time of the run waits until that is another one.
     *
     * @return the files applied
     * @throws MigrationFailedException if a migration fails
     */
    default List<String> applyLater(DataSource database, StatementListener listener) throws SQLException {
        return applyAll(database, listener);
    }

    /** Return the way back from a migration; empty if there is none. Needs no database. */
    default Optional<Undo> undo(Migration migration) {
        return Optional.empty();
    }

    /** Return what to do to give a migration a way back, for people. */
    default String undoFix(Migration migration) {
        return "give [" + migration.file() + "] a way back that its runner knows";
    }

    /** Return what the runner finds wrong between its files and the database; empty if they agree. */
    List<String> validate(DataSource database) throws SQLException;

    /**
     * Do what the runner's manual asks people to do by hand after a run was cut off, before the next one can start.
     *
     * @return the command as the manual names it; empty if nothing had to be done, as by default
     */
    default Optional<String> repair(DataSource database) throws SQLException {
        return Optional.empty();
    }

    /**
     * Return the same migrations, run with a lock that is kept in an open transaction, which Assay's runners avoid.
     *
     * @return empty if the runner has no such lock, as by default
     */
    default Optional<MigrationSource> withTransactionalLock() {
        return Optional.empty();
    }

    /** Return the tables in which the runner keeps its books, without schema, its history first; they are nobody's data. */
    List<String> bookkeeping();

    /**
     * Return the columns of {@link #bookkeeping} in which the runner notes when it worked, on what machine and for how long, in any
     * schema. Two runs may agree in them by accident, a stopwatch of whole milliseconds above all, so that they are known by name and
     * not by experiment. None by default.
     */
    default ColumnPatterns bookTimes() {
        return ColumnPatterns.NONE;
    }

    /** Return what mends a run that waits for a transaction of its own runner, as an imperative sentence without its full stop. */
    default String selfWaitFix() {
        return "end the transaction of the other session before this statement";
    }

    /**
     * Make the tables of {@link #bookkeeping} where they are missing, as the runner does before its first migration, and apply nothing.
     *
     * @return whether they are there now; false if the runner makes them with its first migration alone, as by default
     */
    default boolean openBooks(DataSource database) throws SQLException {
        return false;
    }

    /**
     * Return what another process needs to make the same migrations.
     *
     * @return empty if they are made of objects that only this process has, as by default
     */
    default Optional<NamedSource> named() {
        return Optional.empty();
    }

    /** Return what mends it where {@link #named} is empty, as an imperative sentence without its full stop. */
    default String namedFix() {
        return "give them as locations, such as [flyway:classpath:db/migration]; in a source of your own, let named() return them";
    }
}
