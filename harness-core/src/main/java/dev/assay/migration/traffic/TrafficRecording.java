package dev.assay.migration.traffic;

import dev.assay.migration.script.SqlText;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Records what an application executes, as a file that {@link Traffic#at} reads: each prepared query and change once, with the values
 * that it was executed with. Give the application's tests the data source of {@link #of}, and call {@link #write} at their end.
 * What is executed without being prepared is not recorded. Thread-safe.
 */
public final class TrafficRecording {
    /** So many different rows of values are kept of each statement. */
    private static final int MOST_ROWS = 100;

    private static final Pattern OF_APPLICATIONS =
            Pattern.compile("(?i)\\s*(?:SELECT|INSERT|UPDATE|DELETE|MERGE|WITH)\\b.*", Pattern.DOTALL);

    private final Map<String, Set<List<String>>> recorded = new LinkedHashMap<>();

    /** Return a data source that records what goes through its connections. */
    public DataSource of(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (method, arguments, result) ->
                        result instanceof Connection connection ? recording(connection) : result);
    }

    private Connection recording(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            boolean prepares = method.getName().equals("prepareStatement");
            return prepares
                            && result instanceof PreparedStatement statement
                            && arguments[0] instanceof String sql
                            && OF_APPLICATIONS.matcher(sql).matches()
                    ? recording(sql, statement)
                    : result;
        });
    }

    private PreparedStatement recording(String sql, PreparedStatement statement) {
        SortedMap<Integer, String> values = new TreeMap<>();
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                values.put(
                        index, method.getName().equals("setNull") ? "NULL" : RecordedStatement.literal(arguments[1]));
            } else if (method.getName().startsWith("execute")
                    || method.getName().equals("addBatch")) {
                add(sql, List.copyOf(values.values()));
            }
            return result;
        });
    }

    private synchronized void add(String sql, List<String> values) {
        Set<List<String>> rows = recorded.computeIfAbsent(sql, text -> new LinkedHashSet<>());
        if (rows.size() < MOST_ROWS) {
            rows.add(values);
        }
    }

    /** Return the file. */
    public synchronized String text() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, Set<List<String>>> statement : recorded.entrySet()) {
            String name = ++number + ": " + SqlText.shortened(statement.getKey());
            text.append(new RecordedStatement(name, statement.getKey(), List.copyOf(statement.getValue())).write());
        }
        return text.toString();
    }

    /** Write the file, over one that is there. */
    public void write(Path file) throws IOException {
        Files.writeString(file, text());
    }

    /** Sees each call that succeeded, and may give another result. */
    @FunctionalInterface
    private interface Observer {
        @Nullable Object saw(Method method, Object[] arguments, @Nullable Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Observer observer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                return observer.saw(method, arguments == null ? new Object[0] : arguments, result);
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(TrafficRecording.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
