package dev.assay.statement;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Parser;

/**
 * A statement whose executions are counted and whose plans are collected.
 *
 * @param statement the one below
 * @param seen the connection that the application sees
 * @param prepared its text; empty if each execution brings its own
 */
record ObservedStatement(Statement statement, Connection seen, String prepared, StatementObserver observer)
        implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "getConnection" -> seen;
            case "executeBatch", "executeLargeBatch" -> batch(method);
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> execution(method, arguments);
            default -> StatementObserver.call(statement, method, arguments);
        };
    }

    private @Nullable Object batch(Method method) throws Exception {
        Object counts = StatementObserver.call(statement, method, null);
        observer.sent(counts == null ? 0 : Array.getLength(counts));
        observer.executed(statement);
        return counts;
    }

    private @Nullable Object execution(Method method, Object @Nullable [] arguments) throws Exception {
        String sql = arguments != null && arguments[0] instanceof String text ? text : prepared;
        observer.sent(statements(sql));
        Object result = StatementObserver.call(statement, method, arguments);
        observer.executed(statement);
        return result;
    }

    /** One text may hold several statements; the driver sends each by itself. */
    private static int statements(String sql) throws SQLException {
        return Parser.parseJdbcSql(sql, true, true, true, false, false).size();
    }
}
