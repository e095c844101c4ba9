package dev.assay.chaos.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection that reports to {@link Places} how far the operation on its thread has come. Everything else is the driver's.
 * What is done behind {@code unwrap} is not seen, and counts from then on as what might have committed.
 */
public final class WatchedConnection {
    /** At the beginning, behind a semicolon, behind a comment. */
    private static final Pattern COMMIT =
            Pattern.compile("(?i)(?:^|;|\\*/|\\R)\\s*(?:commit|end|prepare\\s+transaction)\\b");

    private final Connection watched;
    private final Places places;
    private final Connection itself;
    private boolean inTransaction;

    private WatchedConnection(Connection watched, Places places) {
        this.watched = watched;
        this.places = places;
        this.itself = (Connection) Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this::onConnection);
    }

    /** Return the connection, watched. */
    public static Connection of(Connection connection, Places places) {
        return new WatchedConnection(connection, places).itself;
    }

    private @Nullable Object onConnection(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "commit" -> committing(method, watched, arguments);
            case "setAutoCommit" ->
                inTransaction && Boolean.TRUE.equals(arguments[0])
                        ? committing(method, watched, arguments)
                        : invoke(method, watched, arguments);
            case "rollback" -> {
                inTransaction = arguments.length > 0;
                yield invoke(method, watched, arguments);
            }
            case "unwrap" -> {
                places.committing();
                yield invoke(method, watched, arguments);
            }
            default -> watchedStatement(invoke(method, watched, arguments), arguments);
        };
    }

    private @Nullable Object watchedStatement(@Nullable Object result, Object[] arguments) {
        if (!(result instanceof Statement statement)) {
            return result;
        }
        String sql = text(arguments);
        return Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(),
                new Class<?>[] {face(statement)},
                (proxy, method, given) -> onStatement(proxy, method, given, statement, sql));
    }

    private static Class<?> face(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    private @Nullable Object onStatement(
            Object proxy, Method method, Object @Nullable [] given, Statement statement, String prepared)
            throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "getConnection" -> itself;
            default ->
                method.getName().startsWith("execute")
                        ? execute(method, statement, arguments, prepared + text(arguments))
                        : invoke(method, statement, arguments);
        };
    }

    private @Nullable Object execute(Method method, Statement statement, Object[] arguments, String sql)
            throws Throwable {
        if (watched.getAutoCommit() || mayCommit(sql)) {
            return committing(method, statement, arguments);
        }
        inTransaction = true;
        places.inTransaction();
        return invoke(method, statement, arguments);
    }

    /** A line within a statement that looks so is taken for one, which only makes the answer more careful. */
    private static boolean mayCommit(String sql) {
        return COMMIT.matcher(sql).find();
    }

    private @Nullable Object committing(Method method, Object target, Object[] arguments) throws Throwable {
        places.committing();
        try {
            Object result = invoke(method, target, arguments);
            inTransaction = false;
            places.committed();
            return result;
        } catch (SQLException failed) {
            String state = failed.getSQLState();
            places.failedToCommit(state == null ? "" : state);
            throw failed;
        }
    }

    private static String text(Object[] arguments) {
        return arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }

    private static @Nullable Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
