package dev.assay.migration.proof.lockfree;

import dev.assay.migration.Migration;
import dev.assay.migration.StatementListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Lets traffic pass where a migration holds no lock of the application's tables: before its first statement and after its commit. In
 * between it only takes notes, so that no lock is held longer than the migration itself needs.
 */
final class UnderTraffic implements StatementListener {
    private final Blockers blockers;
    private final Function<Migration, OptionalInt> firstLocking;
    private final Passing passing;
    private OptionalInt first = OptionalInt.empty();
    private int statements;

    /** Waits until enough traffic has passed, and notes where a migration may hold locks. */
    interface Passing {
        /**
         * Wait.
         *
         * @param underWay whether the migration has begun and is not over
         */
        void await(boolean underWay) throws InterruptedException;

        /** Note that it may hold locks from now on. */
        void locks();
    }

    /** Create it; a trace tells how many statements of a migration come before the first one that locks. */
    UnderTraffic(Blockers blockers, Function<Migration, OptionalInt> firstLocking, Passing passing) {
        this.blockers = blockers;
        this.firstLocking = firstLocking;
        this.passing = passing;
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            blockers.add(row.getInt(1));
        }
        first = firstLocking.apply(migration);
        statements = 0;
        await(true);
    }

    /** What it locks stays locked until the commit, so that it is the one to name until the next. */
    @Override
    public void statementStarts(String sql, Connection connection) {
        blockers.executes(sql);
        if (first.isPresent() && statements >= first.getAsInt()) {
            passing.locks();
        }
        statements++;
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
