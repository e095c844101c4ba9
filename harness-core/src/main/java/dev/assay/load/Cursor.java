package dev.assay.load;

import java.util.List;
import java.util.function.Supplier;

/** Gives one client its part of the values again and again. Not thread-safe. */
final class Cursor<T> implements Supplier<T> {
    private final List<T> values;
    private final int[] part;
    private int next;

    Cursor(List<T> values, int[] part) {
        this.values = values;
        this.part = part;
    }

    @Override
    public T get() {
        if (next == part.length) {
            next = 0;
        }
        T value = values.get(part[next]);
        next++;
        return value;
    }
}
