package dev.assay.migration.watch;

import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of each statement that runs on the connections it wraps, between {@link #start} and {@link #stop}. The
 * listener is given the bare connection, so that its own statements are not seen.
 *
 * <p>A prepared statement is told with its placeholders, a batch as one statement with its size in a comment before it. {@code
 * COPY} is told where its manager comes from {@code unwrap(PGConnection.class).getCopyAPI()}. Not seen is what goes around JDBC's
 * interfaces: statements on the driver's own connection, a {@code CopyManager} made by hand, and other threads than the one that
 * made the watch, because the listener knows one.
 */
public final class StatementWatch {
    private final StatementListener listener;
    private final Thread owner = Thread.currentThread();
    private BooleanSupplier told = () -> false;
    private CommitListener commits = connection -> {};
    private boolean telling;

    /** Is told of commits. */
    @FunctionalInterface
    public interface CommitListener {
        /** Note that a connection, without its wrapping, has committed. */
        void committed(Connection connection) throws SQLException;
    }

    /** Create a watch that is off. */
    public StatementWatch(StatementListener listener) {
        this.listener = listener;
    }

    /** Begin to tell. */
    public void start() {
        start(() -> true);
    }

    /** Begin to tell of those statements for which the condition holds; it is asked before each. */
    public void start(BooleanSupplier condition) {
        told = condition;
    }

    /** Tell nothing more until the next start. */
    public void stop() {
        told = () -> false;
    }

    /** Tell of each commit that is asked for on a wrapped connection from now on, whether statements are told or not. */
    public void onCommit(CommitListener listener) {
        commits = listener;
    }

    void committed(Connection connection) throws SQLException {
        if (Thread.currentThread() == owner) {
            commits.committed(connection);
        }
    }

    /** Return a data source whose connections are watched. */
    public DataSource over(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                StatementWatch.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    Object answer = Handler.call(database, method, arguments);
                    return answer instanceof Connection connection ? over(connection) : answer;
                });
    }

    /** Return a watched connection; {@code unwrap} leads to the driver's own. */
    public Connection over(Connection connection) {
        return Handler.proxy(Connection.class, new WatchedConnection(connection, this));
    }

    /** Return the connection that was wrapped, or the connection itself. */
    public static Connection bare(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                        && Proxy.getInvocationHandler(connection) instanceof WatchedConnection watched
                ? watched.bare()
                : connection;
    }

    /** Do something that runs a statement, and tell of it. */
    @Nullable Object tell(String sql, Connection connection, @Nullable Statement statement, Handler.Call call) throws Throwable {
        if (telling || Thread.currentThread() != owner || !told.getAsBoolean()) {
            return call.make();
        }
        // What the driver calls of itself meanwhile is one execution.
        telling = true;
        try {
            return tellOnce(sql, connection, statement, call);
        } finally {
            telling = false;
        }
    }

    private @Nullable Object tellOnce(
            String sql, Connection connection, @Nullable Statement statement, Handler.Call call) throws Throwable {
        listener.statementStarts(sql, connection);
        Object answer;
        try {
            answer = call.make();
        } catch (Throwable failure) {
            listener.statementFails();
            throw failure;
        }
        listener.statementEnds(connection, notices(statement));
        return answer;
    }

    private static List<Notice> notices(@Nullable Statement statement) throws SQLException {
        List<Notice> notices = new ArrayList<>();
        if (statement != null && !statement.isClosed()) {
            for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
                notices.add(new Notice(next.getSQLState(), String.valueOf(next.getMessage())));
            }
        }
        return notices;
    }
}
