package dev.assay.database.seed;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes values for generated columns. All are immutable and safe for many threads. */
public final class Values {
    private Values() {}

    /**
     * Draw whole numbers, each equally often.
     *
     * @param least the smallest
     * @param most the largest
     * @return values of type {@link Long}
     */
    public static ColumnValues between(long least, long most) {
        if (most < least || most - least < 0) {
            throw SeedMistakes.value("between(%d, %d)".formatted(least, most), "there is no number between them");
        }
        return of("between " + least + " and " + most, (row, random) -> least + random.nextLong(most - least + 1));
    }

    /**
     * Draw numbers of a normal distribution.
     *
     * @param mean its mean
     * @param deviation its standard deviation, not below 0
     * @return values of type {@link Double}; a column of whole or decimal numbers needs others
     */
    public static ColumnValues normal(double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw SeedMistakes.value("normal(%s, %s)".formatted(mean, deviation), "a deviation is not below 0");
        }
        return of("normal " + mean + " " + deviation, (row, random) -> mean + deviation * random.nextGaussian());
    }

    /**
     * Draw ranks as often as Zipf's law says: rank k has a weight of {@code 1 / k^exponent}.
     *
     * @param exponent above 0; the larger, the more the first ranks prevail
     * @param ranks from 1 to a million
     * @return values of type {@link Long} from 1 to {@code ranks}
     */
    public static ColumnValues zipf(double exponent, int ranks) {
        if (!(exponent > 0) || ranks < 1 || ranks > 1_000_000) {
            throw SeedMistakes.value(
                    "zipf(%s, %d)".formatted(exponent, ranks), "the exponent is above 0, the ranks from 1 to 1000000");
        }
        double[] upTo = new double[ranks];
        double sum = 0;
        for (int rank = 0; rank < ranks; rank++) {
            sum += Math.pow(rank + 1.0, -exponent);
            upTo[rank] = sum;
        }
        return of("zipf " + exponent + " " + ranks, (row, random) -> {
            int found = Arrays.binarySearch(upTo, random.nextDouble(upTo[ranks - 1]));
            return (long) Math.min(ranks, (found < 0 ? -found : found + 1));
        });
    }

    /**
     * Draw from a few values, each equally often.
     *
     * @param values at least one, of what {@link ColumnValues#value} may give
     * @return these values
     */
    public static ColumnValues oneOf(Object... values) {
        List<Object> known = List.of(values);
        if (known.isEmpty()) {
            throw SeedMistakes.value("oneOf()", "there is nothing to draw from");
        }
        return of("one of " + Fingerprint.of(known), (row, random) -> known.get(random.nextInt(known.size())));
    }

    /**
     * Give values in their order, row by row, from the start again when they end.
     *
     * @param values at least one, such as a {@code float[]} for each vector
     * @return these values
     */
    public static ColumnValues inOrder(List<?> values) {
        List<Object> known = List.copyOf(values);
        if (known.isEmpty()) {
            throw SeedMistakes.value("inOrder()", "the list is empty");
        }
        return of("in order " + Fingerprint.of(known), (row, random) -> known.get((int) (row % known.size())));
    }

    /**
     * Draw vectors around centres, as embeddings of related texts lie: each coordinate of a centre between -1 and 1, each
     * vector around one of them with a standard deviation of 0.1. The centres are the same for every seed.
     *
     * @param dimensions of the vectors, from 1
     * @param clusters number of centres, from 1
     * @return values of type {@code float[]}
     */
    public static ColumnValues clusters(int dimensions, int clusters) {
        if (dimensions < 1 || clusters < 1) {
            throw SeedMistakes.value(
                    "clusters(%d, %d)".formatted(dimensions, clusters), "dimensions and clusters are at least 1");
        }
        return new Clusters(dimensions, clusters);
    }

    /**
     * Give NULL always.
     *
     * @return nothing but NULL
     */
    public static ColumnValues nulls() {
        return of("nulls", (row, random) -> null);
    }

    /**
     * Make values of your own.
     *
     * @param name stands for them in the content hash: change it whenever the values change
     * @param values the row from 0 and random draws, to a value; must depend on nothing else
     * @return these values
     */
    public static ColumnValues of(String name, BiFunction<Long, SplittableRandom, ? extends @Nullable Object> values) {
        Objects.requireNonNull(values);
        return new Named(name, values);
    }

    private record Named(String describe, BiFunction<Long, SplittableRandom, ? extends @Nullable Object> values)
            implements ColumnValues {
        @Override
        public @Nullable Object value(long row, SplittableRandom random) {
            return values.apply(row, random);
        }
    }
}
