package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import dev.assay.growth.Filling;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The method of a test class that fills a table. */
record FillMethod(Method method, Body body) implements Filling {
    private static final List<Class<?>> WITH_CONNECTION = List.of(Connection.class, long.class);
    private static final List<Class<?>> WITH_DATABASE = List.of(TestDatabase.class, long.class);

    /**
     * Return the method that is named like the table, if there is one.
     *
     * @throws MistakeException if it has other parameters
     */
    static Optional<Filling> find(String table, Body body) {
        String name = table.substring(table.lastIndexOf('.') + 1);
        List<Method> named = ReflectionSupport.findMethods(
                body.context().getRequiredTestClass(),
                method -> method.getName().equals(name)
                        && !method.getName().equals(body.method().getName()),
                HierarchyTraversalMode.BOTTOM_UP);
        Optional<Method> fitting = named.stream().filter(FillMethod::fits).findFirst();
        if (fitting.isEmpty() && !named.isEmpty()) {
            throw new MistakeException(
                    "@LatencyBudget fill = [" + table + "]",
                    "the method [" + name + "] has the parameters "
                            + List.of(named.get(0).getParameterTypes()).stream()
                                    .map(Class::getSimpleName)
                                    .toList(),
                    "A method that is named like the table fills it",
                    "void " + name + "(Connection connection, long rows)");
        }
        return fitting.map(method -> new FillMethod(method, body));
    }

    @Override
    public void fill(TestDatabase database, long rows) throws Exception {
        method.setAccessible(true);
        if (method.getParameterTypes()[0] == TestDatabase.class) {
            call(database, rows);
        } else {
            try (Connection connection = database.connect()) {
                call(connection, rows);
            }
        }
    }

    private void call(Object target, long rows) throws Exception {
        try {
            method.invoke(body.context().getRequiredTestInstance(), target, rows);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown.getCause() instanceof Exception exception ? exception : thrown;
        }
    }

    private static boolean fits(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return types.equals(WITH_CONNECTION) || types.equals(WITH_DATABASE);
    }
}
