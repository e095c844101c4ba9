package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The body of a driven test, to be called from any thread as often as a check likes. Thread-safe. */
final class Body {
    private final Method method;
    private final ExtensionContext context;

    private Body(Method method, ExtensionContext context) {
        this.method = method;
        this.context = context;
    }

    /**
     * Return the body of a test.
     *
     * @throws MistakeException for a parameter that would be shared by all calls
     */
    static Body of(ExtensionContext context, Class<? extends Annotation> annotation, Class<?> driver) {
        Method method = context.getRequiredTestMethod();
        for (Parameter parameter : method.getParameters()) {
            check(parameter, method, annotation, driver);
        }
        method.setAccessible(true);
        return new Body(method, context);
    }

    ExtensionContext context() {
        return context;
    }

    /** Return whether a call sees the database of the test beside its driver. */
    boolean seesDatabase() {
        return List.of(method.getParameterTypes()).contains(TestDatabase.class);
    }

    /** Return another method of the test with the same parameters, if there is one of that name. */
    Optional<Body> named(String name) {
        return ReflectionSupport.findMethod(context.getRequiredTestClass(), name, method.getParameterTypes())
                .map(other -> new Body(accessible(other), context));
    }

    /** Return the names of the other methods of the class with the same parameters. */
    List<String> alike() {
        return ReflectionSupport.findMethods(
                        context.getRequiredTestClass(),
                        other -> !other.equals(method)
                                && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()),
                        HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .map(Method::getName)
                .toList();
    }

    Method method() {
        return method;
    }

    /** One call with the driver that a check brings. */
    @FunctionalInterface
    interface Call {
        void call(Object driver) throws Exception;
    }

    /** Return calls of another method with the same parameters, on an instance that JUnit does not know. */
    Call on(Method other, Object instance) {
        return driver -> call(other, instance, driver);
    }

    /** Call the body; what it throws comes out as it is. */
    void call(Object driver) throws Exception {
        call(method, context.getRequiredTestInstance(), driver);
    }

    private void call(Method called, Object instance, Object driver) throws Exception {
        try {
            called.invoke(instance, arguments(driver));
        } catch (InvocationTargetException thrown) {
            rethrow(thrown);
        }
    }

    private static Method accessible(Method method) {
        method.setAccessible(true);
        return method;
    }

    private Object[] arguments(Object driver) {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == TestDatabase.class
                    ? ProvidedDatabase.of(context).database()
                    : driver;
        }
        return arguments;
    }

    private static void rethrow(InvocationTargetException thrown) throws Exception {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof Exception exception ? exception : thrown;
    }

    private static void check(
            Parameter parameter, Method method, Class<? extends Annotation> annotation, Class<?> driver) {
        Class<?> type = parameter.getType();
        if (type != driver && type != TestDatabase.class) {
            String own = driver.getSimpleName();
            throw new MistakeException(
                    "@" + annotation.getSimpleName() + " on [" + method.getName() + "]",
                    "its parameter [" + parameter + "] cannot be made for each call",
                    "one value would be shared by every call, from several threads at once",
                    "void " + method.getName() + "(" + own + " " + own.toLowerCase(Locale.ROOT)
                            + "), which has connections and random numbers of its own");
        }
    }
}
