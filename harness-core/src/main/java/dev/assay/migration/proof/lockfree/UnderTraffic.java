package dev.assay.migration.proof.lockfree;

import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets traffic pass where a migration holds no lock of the application's tables: before its first statement and after its commit. In
 * between it only takes notes, so that no lock is held longer than the migration itself needs.
 */
final class UnderTraffic implements StatementListener {
    private final Blockers blockers;
    private final Passing passing;

    /** Waits until enough traffic has passed. */
    @FunctionalInterface
    interface Passing {
        /**
         * Wait.
         *
         * @param underWay whether the migration has begun and is not over
         */
        void await(boolean underWay) throws InterruptedException;
    }

    UnderTraffic(Blockers blockers, Passing passing) {
        this.blockers = blockers;
        this.passing = passing;
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            blockers.add(row.getInt(1));
        }
        await(true);
    }

    /** What it locks stays locked until the commit, so that it is the one to name until the next. */
    @Override
    public void statementStarts(String sql, Connection connection) {
        blockers.executes(sql);
    }

    @Override
    public void migrationEnds() throws SQLException {
        await(false);
    }

    private void await(boolean underWay) throws SQLException {
        try {
            passing.await(underWay);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while traffic passes", interrupted);
        }
    }
}
