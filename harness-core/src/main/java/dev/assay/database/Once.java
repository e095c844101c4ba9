package dev.assay.database;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made by the first who asks. A failure is remembered too: a server that cannot start would otherwise cost every test its
 * whole timeout.
 */
final class Once<T> {
    private final Supplier<T> source;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Once(Supplier<T> source) {
        this.source = source;
    }

    synchronized T get() {
        if (failure != null) {
            throw new DatabaseException(String.valueOf(failure.getMessage()), failure);
        }
        T made = value;
        return made != null ? made : make();
    }

    private T make() {
        try {
            T made = source.get();
            value = made;
            return made;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    synchronized Optional<T> ifMade() {
        return Optional.ofNullable(value);
    }
}
