package dev.assay.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Told of each statement by a {@link MigrationSource}, on the migration's own connection: within its transaction if it
 * has one. A statement that starts and does not end has failed. Called from one thread.
 */
public interface StatementListener {
    /** Hears nothing. */
    StatementListener NONE = new StatementListener() {};

    /** Note that a migration begins; its transaction, if it has one, is open. */
    default void migrationStarts(Migration migration, Connection connection) throws SQLException {}

    /** Note that a statement is about to run. */
    default void statementStarts(String sql, Connection connection) throws SQLException {}

    /** Note that the statement has succeeded, and what the server said meanwhile, in order. */
    default void statementEnds(Connection connection, List<Notice> notices) throws SQLException {}

    /** Note that the statement has failed; its transaction, if it has one, cannot be used any more. */
    default void statementFails() {}

    /** Note that all statements have succeeded and the migration is about to be committed. */
    default void migrationCommits(Connection connection) throws SQLException {}

    /** Note that the migration is finished and committed. */
    default void migrationEnds() throws SQLException {}
}
