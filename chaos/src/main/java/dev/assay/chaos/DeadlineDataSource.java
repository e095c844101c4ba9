package dev.assay.chaos;

import dev.assay.chaos.history.Places;
import dev.assay.chaos.history.WatchedConnection;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Bounds every wait on a connection, so that silence cannot hold a client for ever. Connecting needs a thread of its own for
 * that: the driver's connect timeout ends with the TCP handshake, which a proxy always answers.
 */
final class DeadlineDataSource implements DataSource, AutoCloseable {
    private static final String CANNOT_CONNECT = "08001";

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DataSource delegate;
    private final Duration timeout;
    private final Places places = Places.watched();
    private final ExecutorService connecting = Executors.newCachedThreadPool(Threads.named("assay-chaos-connect"));

    DeadlineDataSource(DataSource delegate, Duration timeout) {
        this.delegate = delegate;
        this.timeout = timeout;
    }

    /**
     * Open a first connection without the deadline. It loads the classes of driver and proxy, which on a cold machine takes
     * longer than any later call, and would pass for a database that was not healthy before.
     */
    void warmUp() throws SQLException {
        delegate.getConnection().close();
    }

    /** Return how far the operations have come that use these connections. */
    Places places() {
        return places;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return WatchedConnection.of(open(), places);
        } catch (SQLException failed) {
            places.failedToConnect();
            throw failed;
        }
    }

    private Connection open() throws SQLException {
        CompletableFuture<Connection> attempt = CompletableFuture.supplyAsync(this::connect, connecting);
        try {
            return attempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            throw abandon(attempt, "no connection within " + timeout.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw abandon(attempt, "interrupted while connecting");
        } catch (ExecutionException failed) {
            throw asSqlException(failed);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("connections through the proxy log in as the owner of the database alone");
    }

    /** Wait until no attempt is under way; the endpoint must be closed before, which ends them all. */
    @Override
    public void close() {
        connecting.shutdown();
        if (!Threads.haveEnded(connecting, GRACE)) {
            throw new IllegalStateException(
                    "an attempt to connect is still under way " + GRACE.toSeconds() + " s after its proxy was deleted");
        }
    }

    private Connection connect() {
        try {
            Connection connection = delegate.getConnection();
            connection.setNetworkTimeout(connecting, Math.toIntExact(timeout.toMillis()));
            return connection;
        } catch (SQLException failed) {
            throw new CompletionException(failed);
        }
    }

    /** A connection that comes after all belongs to nobody and is closed. */
    private static SQLException abandon(CompletableFuture<Connection> attempt, String message) {
        var unused = attempt.thenAccept(DeadlineDataSource::discard);
        return new SQLException(message, CANNOT_CONNECT);
    }

    private static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            // Nobody waits for it any more, and the driver gives up the socket in any case.
        }
    }

    private static SQLException asSqlException(ExecutionException attempt) {
        return attempt.getCause() instanceof SQLException failed ? failed : new SQLException(attempt.getCause());
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        delegate.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLException("the call timeout of the scenario bounds logins");
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(timeout.toSeconds());
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.assay.chaos");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a wrapper for [" + type.getName() + "]");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
