package dev.assay.load;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Gives one client its part of the values, each round in another order (Fisher and Yates, as it goes). Not thread-safe. */
final class ShuffledCursor<T> implements Supplier<T> {
    private final List<T> values;
    private final int[] part;
    private final RandomGenerator random;
    private int next;

    ShuffledCursor(List<T> values, int[] part, RandomGenerator random) {
        this.values = values;
        this.part = part;
        this.random = random;
    }

    @Override
    public T get() {
        if (next == part.length) {
            next = 0;
        }
        int drawn = next + random.nextInt(part.length - next);
        int index = part[drawn];
        part[drawn] = part[next];
        part[next] = index;
        next++;
        return values.get(index);
    }
}
