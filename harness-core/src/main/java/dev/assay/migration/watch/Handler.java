package dev.assay.migration.watch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands before an object of the driver. A proxy equals itself alone, as those objects do. */
abstract class Handler implements InvocationHandler {
    /** Passes a call on. */
    interface Call {
        @Nullable Object make() throws Throwable;
    }

    /** Return what the call answers. */
    abstract @Nullable Object answer(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable;

    @Override
    public final @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
        return method.getName().equals("equals") ? Boolean.valueOf(proxy == given[0]) : answer(proxy, method, given);
    }

    static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(Handler.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Call the method, and throw what it throws. */
    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
