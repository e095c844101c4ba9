package dev.assay.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement of a handle: it runs when it is the handle's turn, and knows the handle as its connection.
 *
 * @param statement the driver's
 * @param connection what the application sees
 */
record StatementHandle(
        Statement statement, Connection connection, ConnectionHandle handle, OuterTransaction transaction)
        implements InvocationHandler {
    static Statement on(
            Statement statement, Connection connection, ConnectionHandle handle, OuterTransaction transaction) {
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return ConnectionHandle.proxy(type, new StatementHandle(statement, connection, handle, transaction));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
        String name = method.getName();
        if (name.startsWith("execute")) {
            String sql = arguments != null && arguments[0] instanceof String text ? text : statement.toString();
            return transaction.execute(handle, sql, () -> ConnectionHandle.call(statement, method, arguments));
        }
        return switch (name) {
            case "getConnection" -> connection;
            case "equals" -> arguments != null && proxy == arguments[0];
            case "close" -> close();
            default -> ConnectionHandle.call(statement, method, arguments);
        };
    }

    private @Nullable Object close() throws java.sql.SQLException {
        handle.forget(statement);
        statement.close();
        return null;
    }
}
