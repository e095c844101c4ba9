package dev.assay.migration.proof.dualwrite;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A session of an application, which may wait for a lock while the others go on. */
final class WritingSession implements AutoCloseable {
    private static final int LOOKS = 200_000;

    private final Connection connection;
    private final int process;
    private final ExecutorService thread;
    private @Nullable Future<@Nullable SQLException> running;
    private boolean open;

    WritingSession(TestDatabase database) throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        process = (int) number(connection, "SELECT pg_backend_pid()");
        connection.commit();
        thread = Executors.newSingleThreadExecutor(task -> {
            Thread writer = new Thread(task, "assay-dual-write");
            writer.setDaemon(true);
            return writer;
        });
    }

    /** Return whether a transaction is open. */
    boolean isOpen() {
        return open;
    }

    boolean isWaiting() {
        return running != null;
    }

    /** Begin a statement, and return when it has ended or waits for a lock. */
    Ending start(String sql, Connection looking) throws SQLException, InterruptedException {
        open = true;
        running = thread.submit(() -> execute(sql));
        return look(looking);
    }

    /** Return what became of the statement that runs, once it has ended or waits for a lock. */
    Ending look(Connection looking) throws SQLException, InterruptedException {
        Future<@Nullable SQLException> statement = running;
        if (statement == null) {
            return Ending.DONE;
        }
        for (int looks = 0; !statement.isDone(); looks++) {
            if (looks > LOOKS) {
                throw new SQLException("the server process [" + process + "] neither ends its statement nor waits");
            }
            if (number(looking, "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " + process) > 0
                    && !statement.isDone()) {
                return Ending.WAITS;
            }
        }
        running = null;
        return ending(statement);
    }

    /** End the transaction; none of its statements may be waiting. */
    void end(boolean commit) throws SQLException {
        if (commit) {
            connection.commit();
        } else {
            connection.rollback();
        }
        open = false;
    }

    /**
     * What became of a statement.
     *
     * @param waits whether it waits for a lock
     * @param failure why it failed; null if it did not
     */
    record Ending(boolean waits, @Nullable SQLException failure) {
        static final Ending DONE = new Ending(false, null);
        static final Ending WAITS = new Ending(true, null);
    }

    private Ending ending(Future<@Nullable SQLException> statement) throws SQLException, InterruptedException {
        try {
            @Nullable SQLException failure = statement.get();
            if (failure != null) {
                end(false);
            }
            return new Ending(false, failure);
        } catch (ExecutionException broken) {
            throw new SQLException(broken.getCause());
        }
    }

    private @Nullable SQLException execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException failure) {
            return failure;
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdownNow();
        connection.close();
    }
}
