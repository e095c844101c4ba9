package dev.assay.migration;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * A runner with its migrations. Implementations are immutable and keep what they know of progress in the database alone.
 */
public interface MigrationSource {
    /** Return where the migrations come from, for people. */
    String describe();

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

    /** Return what the runner finds wrong between its files and the database; empty if they agree. */
    List<String> validate(DataSource database) throws SQLException;

    /** Return the tables in which the runner keeps its books, without schema; they are nobody's data. */
    List<String> bookkeeping();
}
