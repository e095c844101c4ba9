package dev.assay.junit;

import dev.assay.check.MistakeException;
import dev.assay.database.TestDatabase;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;

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

    /** Call the body; what it throws comes out as it is. */
    void call(Object driver) throws Exception {
        try {
            method.invoke(context.getRequiredTestInstance(), arguments(driver));
        } catch (InvocationTargetException thrown) {
            rethrow(thrown);
        }
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
