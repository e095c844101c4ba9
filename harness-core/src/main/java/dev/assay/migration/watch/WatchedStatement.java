package dev.assay.migration.watch;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement of any kind; each of its executions is told. Not thread-safe. */
final class WatchedStatement extends Handler {
    private final Statement statement;
    private final String prepared;
    private final Connection bare;
    private final Connection connection;
    private final StatementWatch watch;
    private final List<String> batch = new ArrayList<>();

    /** Stand before a statement; what was prepared is empty for one that takes its text with each execution. */
    WatchedStatement(
            Statement statement, String prepared, Connection bare, Connection connection, StatementWatch watch) {
        this.statement = statement;
        this.prepared = prepared;
        this.bare = bare;
        this.connection = connection;
        this.watch = watch;
    }

    @Override
    @Nullable Object answer(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                tell(text(arguments), method, arguments);
            case "executeBatch", "executeLargeBatch" -> runBatch(method, arguments);
            case "addBatch" -> {
                batch.add(text(arguments));
                yield call(statement, method, arguments);
            }
            case "clearBatch" -> {
                batch.clear();
                yield call(statement, method, arguments);
            }
            case "getConnection" -> connection;
            default -> call(statement, method, arguments);
        };
    }

    private @Nullable Object runBatch(Method method, @Nullable Object[] arguments) throws Throwable {
        if (batch.isEmpty()) {
            return call(statement, method, arguments);
        }
        String sql = "/* batch of " + batch.size() + " */ "
                + batch.stream().distinct().collect(Collectors.joining(";\n"));
        batch.clear();
        return tell(sql, method, arguments);
    }

    private @Nullable Object tell(String sql, Method method, @Nullable Object[] arguments) throws Throwable {
        return watch.tell(sql, bare, statement, () -> call(statement, method, arguments));
    }

    private String text(@Nullable Object[] arguments) {
        return arguments.length > 0 && arguments[0] instanceof String sql ? sql : prepared;
    }
}
