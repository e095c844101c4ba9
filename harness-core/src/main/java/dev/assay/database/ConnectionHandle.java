package dev.assay.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection as the application sees it: a mode and an end of its own, on a session that it shares. What concerns neither goes to
 * the session as it is.
 */
final class ConnectionHandle implements InvocationHandler {
    private final OuterTransaction transaction;
    private final Set<Statement> statements = ConcurrentHashMap.newKeySet();
    private volatile boolean autoCommit = true;
    private volatile boolean readOnly;
    private volatile boolean unwrapped;
    private volatile boolean closed;
    private volatile int isolation;

    private ConnectionHandle(OuterTransaction transaction) {
        this.transaction = transaction;
        this.isolation = transaction.isolation();
    }

    static Connection open(OuterTransaction transaction) {
        return proxy(Connection.class, new ConnectionHandle(transaction));
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(ConnectionHandle.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Call a method on what lies below; what it throws comes out as it is. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    void forget(Statement statement) {
        statements.remove(statement);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Exception {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "close", "abort" -> close();
            case "isClosed" -> closed;
            case "isValid" -> !closed && Boolean.TRUE.equals(call(transaction.session(), method, arguments));
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(this);
            case "toString" -> "Handle on " + transaction.session();
            default -> whileOpen(proxy, method, given);
        };
    }

    private @Nullable Object whileOpen(Object proxy, Method method, Object[] given) throws Exception {
        if (closed || transaction.isOver()) {
            throw new SQLException("This connection has been closed.", "08003");
        }
        return switch (method.getName()) {
            case "unwrap" -> unwrap(proxy, (Class<?>) given[0]);
            case "isWrapperFor" -> ((Class<?>) given[0]).isInstance(proxy) || callWrapped(method, given);
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit((boolean) given[0]);
            case "commit" -> commit();
            case "rollback" -> given.length == 0 ? rollback() : inTransaction(method, given);
            case "setSavepoint", "releaseSavepoint" -> inTransaction(method, given);
            case "getTransactionIsolation" -> isolation;
            case "setTransactionIsolation" -> setIsolation((int) given[0]);
            case "isReadOnly" -> readOnly;
            case "setReadOnly" -> setReadOnly((boolean) given[0]);
            default -> dependent(proxy, call(transaction.session(), method, given));
        };
    }

    private boolean callWrapped(Method method, Object[] given) throws Exception {
        return Boolean.TRUE.equals(call(transaction.session(), method, given));
    }

    private Object unwrap(Object proxy, Class<?> type) throws SQLException {
        if (type.isInstance(proxy)) {
            return proxy;
        }
        unwrapped = true;
        beginForDriver();
        return transaction.session().unwrap(type);
    }

    /** What is called on the driver's own connection passes no handle that could begin the transaction. */
    private void beginForDriver() throws SQLException {
        if (unwrapped && !autoCommit) {
            transaction.enter(this);
        }
    }

    private @Nullable Object setAutoCommit(boolean wanted) throws SQLException {
        if (wanted && !autoCommit) {
            transaction.commit(this);
        }
        autoCommit = wanted;
        beginForDriver();
        return null;
    }

    private @Nullable Object commit() throws SQLException {
        requireTransaction("Cannot commit when autoCommit is enabled.");
        transaction.commit(this);
        beginForDriver();
        return null;
    }

    private @Nullable Object rollback() throws SQLException {
        requireTransaction("Cannot rollback when autoCommit is enabled.");
        transaction.rollback(this);
        beginForDriver();
        return null;
    }

    private @Nullable Object inTransaction(Method method, Object[] given) throws Exception {
        requireTransaction("Cannot establish a savepoint in auto-commit mode.");
        return transaction.execute(this, method.getName(), () -> call(transaction.session(), method, given));
    }

    /** One transaction after the other is serializable whatever was asked for, so the level is only remembered. */
    private @Nullable Object setIsolation(int level) throws SQLException {
        refuseInTransaction("Cannot change transaction isolation level in the middle of a transaction.");
        isolation = level;
        return null;
    }

    private @Nullable Object setReadOnly(boolean wanted) throws SQLException {
        refuseInTransaction("Cannot change transaction read-only property in the middle of a transaction.");
        readOnly = wanted;
        return null;
    }

    private void requireTransaction(String otherwise) throws SQLException {
        if (autoCommit) {
            throw new SQLException(otherwise, "25P01");
        }
    }

    private void refuseInTransaction(String otherwise) throws SQLException {
        if (transaction.isOpen(this)) {
            throw new SQLException(otherwise, "25001");
        }
    }

    private @Nullable Object dependent(Object proxy, @Nullable Object made) {
        Connection seen = (Connection) proxy;
        if (made instanceof Statement statement) {
            statements.add(statement);
            return StatementHandle.on(statement, seen, this, transaction);
        }
        return made instanceof DatabaseMetaData metaData
                ? proxy(DatabaseMetaData.class, answering(metaData, seen))
                : made;
    }

    private static InvocationHandler answering(DatabaseMetaData metaData, Connection seen) {
        return (proxy, method, arguments) ->
                method.getName().equals("getConnection") ? seen : call(metaData, method, arguments);
    }

    private @Nullable Object close() throws SQLException {
        if (!closed) {
            closed = true;
            transaction.rollback(this);
            for (Statement statement : List.copyOf(statements)) {
                statement.close();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return Objects.toString(transaction.session());
    }
}
