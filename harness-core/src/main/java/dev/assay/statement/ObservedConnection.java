package dev.assay.statement;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are observed. */
record ObservedConnection(Connection connection, StatementObserver observer) implements InvocationHandler {
    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit");

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
        if (method.getName().equals("equals")) {
            return arguments != null && proxy == arguments[0];
        }
        if (ENDS.contains(method.getName())) {
            observer.finish(connection);
        }
        Object made = StatementObserver.call(connection, method, arguments);
        return made instanceof Statement statement
                ? observed(statement, (Connection) proxy, prepared(arguments))
                : made;
    }

    private static String prepared(Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof String sql ? sql : "";
    }

    private Statement observed(Statement statement, Connection seen, String sql) {
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return StatementObserver.proxy(type, new ObservedStatement(statement, seen, sql, observer));
    }
}
