package dev.assay.migration.watch;

import java.lang.reflect.Method;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/** The driver's connection with a watched {@code COPY}. */
final class WatchedDriver extends Handler {
    private final BaseConnection driver;
    private final Connection bare;
    private final StatementWatch watch;

    WatchedDriver(BaseConnection driver, Connection bare, StatementWatch watch) {
        this.driver = driver;
        this.bare = bare;
        this.watch = watch;
    }

    @Override
    @Nullable Object answer(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        return method.getName().equals("getCopyAPI")
                ? new WatchedCopy(driver, bare, watch)
                : call(driver, method, arguments);
    }
}
