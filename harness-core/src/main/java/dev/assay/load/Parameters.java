package dev.assay.load;

import dev.assay.check.MistakeException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Values for the operations of a load; a worker takes the next one by {@link Worker#next}. Immutable and thread-safe; what
 * each worker takes depends on the seed of the run and on its number alone.
 *
 * <pre>{@code
 * Parameters<Long> ids = Parameters.shuffled(DataSet.query(connection, "select id from orders", row -> row.getLong(1)));
 * Workload.of(worker -> find(worker, worker.next(ids)));
 * }</pre>
 */
public final class Parameters<T> {
    private final Function<ClientShare, Supplier<T>> start;

    private Parameters(Function<ClientShare, Supplier<T>> start) {
        this.start = start;
    }

    /**
     * Take the values in their order. Each worker has a part of its own, every n-th value for n workers, and begins it
     * again at its end; only where there are more workers than values do some share one.
     *
     * @throws MistakeException if there are none
     */
    public static <T> Parameters<T> cursor(List<T> values) {
        List<T> kept = filled(values);
        return new Parameters<>(share -> new Cursor<>(kept, share.of(kept)));
    }

    /** Take the values as {@link #cursor} does, each worker its part in a random order, and in another one each round. */
    public static <T> Parameters<T> shuffled(List<T> values) {
        List<T> kept = filled(values);
        return new Parameters<>(share -> new ShuffledCursor<>(kept, share.of(kept), share.random()));
    }

    /** Take any of the values at any time, each as likely as the others. */
    public static <T> Parameters<T> random(List<T> values) {
        List<T> kept = filled(values);
        return generated(random -> kept.get(random.nextInt(kept.size())));
    }

    /** Make each value anew from random numbers. */
    public static <T> Parameters<T> generated(Function<? super RandomGenerator, ? extends T> generator) {
        return new Parameters<>(share -> () -> generator.apply(share.random()));
    }

    /** Return the values of one client, from its first one. */
    Supplier<T> of(ClientShare share) {
        return start.apply(share);
    }

    private static <T> List<T> filled(List<T> values) {
        if (values.isEmpty()) {
            throw new MistakeException(
                    "parameters of a load",
                    "there are no values",
                    "The table or file that they come from is empty, so operations would do nothing",
                    "load the data first");
        }
        return List.copyOf(values);
    }
}
