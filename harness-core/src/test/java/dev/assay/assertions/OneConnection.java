package dev.assay.assertions;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Gives the same connection again and again, as frameworks do that bind one to a test. */
final class OneConnection {
    private OneConnection() {}

    static DataSource of(Connection connection) {
        ClassLoader loader = OneConnection.class.getClassLoader();
        Connection kept = (Connection) Proxy.newProxyInstance(
                loader,
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> kept);
    }
}
