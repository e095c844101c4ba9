package dev.assay.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * The transaction around everything that one test does. Outside a transaction of the application the driver sets a savepoint before
 * each statement, in the same message; inside one, the first statement sets a savepoint that stands for its begin, and an error
 * breaks it as it would outside.
 */
final class OuterTransaction {
    private static final String BROKEN = "25P02";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    /** Without it the driver's savepoints would stay, one for each statement. */
    private static final Map<String, String> PROPERTIES = Map.of("cleanupSavepoints", "true");

    private final Connection session;
    private final BaseConnection driver;
    private final int isolation;
    private final String id;
    private @Nullable ConnectionHandle owner;
    private @Nullable String endedBy;
    private boolean over;
    private Optional<String> outcome = Optional.empty();
    private volatile boolean busy;
    /** Set before the turn of whoever ends it, so that no statement begins that would have to be cancelled. */
    private volatile boolean ending;

    private OuterTransaction(Connection session, BaseConnection driver, int isolation, String id) {
        this.session = session;
        this.driver = driver;
        this.isolation = isolation;
        this.id = id;
    }

    static OuterTransaction begin(TestDatabase database) throws SQLException {
        Connection session = connect(database.dataSource());
        try {
            int isolation = session.getTransactionIsolation();
            session.setAutoCommit(false);
            String id = value(session, "pg_current_xact_id()");
            BaseConnection driver = session.unwrap(BaseConnection.class);
            driver.setAutosave(AutoSave.ALWAYS);
            return new OuterTransaction(session, driver, isolation, id);
        } catch (SQLException refused) {
            session.close();
            throw refused;
        }
    }

    private static Connection connect(DataSource source) throws SQLException {
        return source.isWrapperFor(PostgresDataSource.class)
                ? source.unwrap(PostgresDataSource.class).getConnection(PROPERTIES)
                : source.getConnection();
    }

    Connection session() {
        return session;
    }

    int isolation() {
        return isolation;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Run one statement of a handle when it is its turn. */
    synchronized <T> T execute(ConnectionHandle handle, String sql, Callable<T> statement) throws Exception {
        enter(handle);
        busy = true;
        try {
            return statement.call();
        } finally {
            busy = false;
            if (endedBy == null && driver.getTransactionState() == TransactionState.IDLE) {
                endedBy = sql;
            }
        }
    }

    /** Begin the handle's transaction, unless it is in autocommit or has begun. */
    synchronized void enter(ConnectionHandle handle) throws SQLException {
        requireTurn(handle);
        if (owner == null && !handle.isAutoCommit()) {
            driver.setAutosave(AutoSave.NEVER);
            run("SAVEPOINT assay_begin" + (handle.isReadOnly() ? "; SET TRANSACTION READ ONLY" : ""));
            owner = handle;
        }
    }

    private void requireTurn(ConnectionHandle handle) throws SQLException {
        if (over || ending) {
            throw new SQLNonTransientException("The test is over and its transaction was rolled back", "08003");
        }
        if (owner != null && owner != handle) {
            throw new SQLNonTransientException("""
                    Another connection of this test has an open transaction, and under rollback isolation both would share it.
                    Commit, roll back or close that one first, or give each test a database: \
                    @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)""", "0A000");
        }
        if (owner == null && driver.getTransactionState() == TransactionState.FAILED) {
            throw new SQLNonTransientException("""
                    The transaction around this test is broken: a call on the driver's own connection, taken by unwrap, failed in autocommit.
                    Call setAutoCommit(false) before such calls, so that rollback() can undo them, or give each test a database: \
                    @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)""", BROKEN);
        }
    }

    synchronized boolean isOpen(ConnectionHandle handle) {
        return owner == handle;
    }

    synchronized void commit(ConnectionHandle handle) throws SQLException {
        if (owner != handle || endedBy != null) {
            leave(handle);
        } else if (driver.getTransactionState() == TransactionState.FAILED) {
            rollback(handle);
            throw new SQLException("The transaction had failed, so it was rolled back instead of committed", BROKEN);
        } else {
            finish(handle);
        }
    }

    /** A deferred constraint that does not hold makes a commit fail, and the transaction is gone, as outside. */
    private void finish(ConnectionHandle handle) throws SQLException {
        try {
            run("SAVEPOINT assay_check; SET CONSTRAINTS ALL IMMEDIATE;"
                    + " ROLLBACK TO SAVEPOINT assay_check; RELEASE SAVEPOINT assay_check");
        } catch (SQLException violated) {
            rollback(handle);
            throw violated;
        }
        // Only going back makes a transaction writable again, and one that could not write has nothing to keep.
        run((handle.isReadOnly() ? "ROLLBACK TO SAVEPOINT assay_begin; " : "") + "RELEASE SAVEPOINT assay_begin");
        leave(handle);
    }

    synchronized void rollback(ConnectionHandle handle) throws SQLException {
        try {
            if (owner == handle && endedBy == null && !over) {
                run("ROLLBACK TO SAVEPOINT assay_begin; RELEASE SAVEPOINT assay_begin");
            }
        } finally {
            leave(handle);
        }
    }

    private void leave(ConnectionHandle handle) {
        if (owner == handle) {
            owner = null;
            driver.setAutosave(AutoSave.ALWAYS);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    Optional<String> rollBack() {
        ending = true;
        long start = System.nanoTime();
        while (busy && System.nanoTime() - start < PATIENCE) {
            cancel();
            LockSupport.parkNanos(PAUSE);
        }
        if (busy) {
            cut();
        }
        return end();
    }

    /** Again and again: a request that comes before its statement has begun ends nothing. */
    private void cancel() {
        try {
            driver.cancelQuery();
        } catch (SQLException unreachable) {
            cut();
        }
    }

    /** A session that nobody can cancel is given up, and what is found then is that it was lost. */
    private void cut() {
        try {
            session.abort(Runnable::run);
        } catch (SQLException lost) {
            busy = false;
        }
    }

    private synchronized Optional<String> end() {
        if (!over) {
            over = true;
            outcome = judge();
        }
        return outcome;
    }

    private Optional<String> judge() {
        try (session) {
            driver.setAutosave(AutoSave.NEVER);
            boolean failed = driver.getTransactionState() == TransactionState.FAILED;
            boolean same = failed || id.equals(value("pg_current_xact_id_if_assigned()"));
            session.rollback();
            // In a broken transaction no id can be read, but afterwards what became of it.
            return found(same && value("pg_xact_status('" + id + "'::xid8)").equals("aborted"));
        } catch (SQLException lost) {
            return Optional.of("the connection of the test was lost: " + lost.getMessage());
        }
    }

    private Optional<String> found(boolean undone) {
        if (endedBy != null) {
            return Optional.of("the transaction around the test was ended by [" + endedBy + "]");
        }
        return undone
                ? Optional.empty()
                : Optional.of("the transaction around the test was ended by a statement, and another one begun");
    }

    private String value(String expression) throws SQLException {
        return value(session, expression);
    }

    private static String value(Connection session, String expression) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + expression + "::text")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
