package dev.assay.migration.watch;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/** A connection whose statements are watched. */
final class WatchedConnection extends Handler {
    private final Connection bare;
    private final StatementWatch watch;

    WatchedConnection(Connection bare, StatementWatch watch) {
        this.bare = bare;
        this.watch = watch;
    }

    Connection bare() {
        return bare;
    }

    @Override
    @Nullable Object answer(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        Object answer = call(bare, method, arguments);
        if (method.getName().equals("commit")) {
            watch.committed(bare);
        }
        if (answer instanceof BaseConnection driver && copies(arguments)) {
            return proxy(BaseConnection.class, new WatchedDriver(driver, bare, watch));
        }
        if (answer instanceof Statement statement) {
            String sql = arguments.length > 0 && arguments[0] instanceof String text ? text : "";
            return statement(method.getReturnType(), statement, sql, (Connection) proxy);
        }
        return answer;
    }

    private Object statement(Class<?> type, Statement statement, String sql, Connection proxy) {
        return proxy(type, new WatchedStatement(statement, sql, bare, proxy, watch));
    }

    /** Return whether this is how the driver's COPY is asked for. */
    private static boolean copies(@Nullable Object[] asked) {
        return asked.length == 1 && (asked[0] == PGConnection.class || asked[0] == BaseConnection.class);
    }
}
