package dev.assay.junit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once; if it could not be made, everybody gets the same failure and nobody tries again. Thread-safe. */
final class Remembered<T> {
    private final Supplier<T> maker;
    private @Nullable T value;
    private @Nullable RuntimeException failure;

    Remembered(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        if (failure != null) {
            throw failure;
        }
        T made = value;
        if (made == null) {
            made = make();
            value = made;
        }
        return made;
    }

    private T make() {
        try {
            return maker.get();
        } catch (RuntimeException refused) {
            failure = refused;
            throw refused;
        }
    }
}
