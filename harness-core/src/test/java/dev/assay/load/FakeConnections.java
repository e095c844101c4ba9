package dev.assay.load;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections to nowhere that can be opened, closed and counted, for loads whose operation needs no database. */
final class FakeConnections implements ConnectionSource {
    private final List<Connection> opened = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger aborted = new AtomicInteger();

    @Override
    public Connection connect() {
        AtomicBoolean closed = new AtomicBoolean();
        Connection connection = (Connection) Proxy.newProxyInstance(
                FakeConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> answer(proxy, method.getName(), arguments, closed));
        opened.add(connection);
        return connection;
    }

    List<Connection> opened() {
        return List.copyOf(opened);
    }

    /** Return how many were cut instead of closed. */
    int aborted() {
        return aborted.get();
    }

    /** A statement that nobody executes. */
    private static PreparedStatement statement() {
        return (PreparedStatement) Proxy.newProxyInstance(
                FakeConnections.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object answer(Object proxy, String method, Object[] arguments, AtomicBoolean closed) {
        return switch (method) {
            case "close" -> closed.getAndSet(true);
            case "abort" -> closed.getAndSet(true) ? 0 : aborted.incrementAndGet();
            case "isClosed" -> closed.get();
            case "getAutoCommit" -> true;
            case "prepareStatement" -> statement();
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "a fake connection";
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
