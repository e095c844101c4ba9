package dev.assay.statement;

import dev.assay.load.ConnectionSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections that are seen through: what is sent over them is counted, and the plans that the server reports are
 * kept. What goes around them, over an unwrapped connection, is not seen. For one thread.
 */
final class StatementObserver implements ConnectionSource {
    /** A server that stands still ends no statement itself, so the client stops waiting a little later. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ConnectionSource source;
    private final Duration longest;
    private final List<Connection> connections = new ArrayList<>();
    private final List<ExecutedStatement> executed = new ArrayList<>();
    private @Nullable PlanNotices notices;
    private long sent;
    private boolean pending;

    /**
     * Observe what a source opens.
     *
     * @param longest how long one statement may take before the server ends it
     */
    StatementObserver(ConnectionSource source, Duration longest) {
        this.source = source;
        this.longest = longest;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = source.connect();
        try (Statement statement = connection.createStatement()) {
            bound(connection, longest);
            notices = AutoExplain.on(connection);
            statement.execute("set statement_timeout = " + millis(longest));
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
        connections.add(connection);
        return proxy(Connection.class, new ObservedConnection(connection, this));
    }

    /** Return what was sent and executed since the last time that this was asked. */
    Call take() throws SQLException {
        for (Connection connection : connections) {
            if (!connection.isClosed()) {
                finish(connection);
            }
        }
        Call call = new Call(sent, executed);
        sent = 0;
        executed.clear();
        return call;
    }

    /** Have the last plan reported, before a transaction ends or a call is taken. */
    void finish(Connection connection) throws SQLException {
        if (pending) {
            pending = false;
            read(flush(connection));
        }
        read(connection.getWarnings());
        connection.clearWarnings();
    }

    /** A broken transaction refuses every statement, and has reported what it will. */
    private static @Nullable SQLWarning flush(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return AutoExplain.flush(statement);
        } catch (SQLException broken) {
            return null;
        }
    }

    /** Return every execution since the last time that calls were taken. */
    List<ExecutedStatement> executed() {
        return List.copyOf(executed);
    }

    /** Note that the client sends statements; one that the server refuses was sent as well. */
    void sent(long statements) {
        sent += statements;
    }

    /** Note that a statement was executed; its warnings are those of this execution alone. */
    void executed(Statement statement) throws SQLException {
        pending = true;
        if (!statement.isClosed()) {
            read(statement.getWarnings());
            statement.clearWarnings();
        }
    }

    private void read(@Nullable SQLWarning first) throws SQLException {
        for (SQLWarning warning = first; warning != null && notices != null; warning = warning.getNextWarning()) {
            notices.read(warning).ifPresent(executed::add);
        }
    }

    /** Let a connection wait for no answer much longer than a statement may take. */
    static void bound(Connection connection, Duration longest) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, millis(longest.plus(GRACE)));
    }

    private static int millis(Duration time) {
        return (int) Math.min(time.toMillis(), Integer.MAX_VALUE);
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StatementObserver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Call a method on what lies below; what it throws comes out as it is. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }
}
