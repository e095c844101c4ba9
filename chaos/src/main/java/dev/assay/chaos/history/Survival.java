package dev.assay.chaos.history;

import dev.assay.check.Quantity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must have survived. Each method returns a check for {@code run.history(name, checks...)}. What is {@code found} is
 * read once, after all clients have stopped; read it past the proxy, from {@code run.database()}. Each check is broken where
 * the history has nothing that it could judge.
 */
public final class Survival {
    /** How many steps a search looks at before it gives up as undecided: a few seconds, and some 100 MB at worst. */
    private static final int SEARCH_STEPS = 100_000;

    private Survival() {}

    /** Every acknowledged write is there; see {@link HistoryRecorder#write(Object, HistoryRecorder.Body)}. */
    public static HistoryCheck acknowledgedWritesPresent(Found<? extends Collection<?>> keys) {
        return new KeyedWrites("every acknowledged write is there", keys, List.of(KeyedWrites.Writes::lost));
    }

    /** No write that nobody acknowledged is there more than once, or at all if every attempt failed for certain. */
    public static HistoryCheck unacknowledgedWritesAtMostOnce(Found<? extends Collection<?>> keys) {
        return new KeyedWrites(
                "every unacknowledged write is there at most once",
                keys,
                List.of(KeyedWrites.Writes::doubledUnacknowledged, KeyedWrites.Writes::failedAndThere));
    }

    /** No acknowledged write is there more than once, however often it was attempted. */
    public static HistoryCheck noDuplicateEffect(Found<? extends Collection<?>> keys) {
        return new KeyedWrites("no acknowledged write is there twice", keys, List.of(KeyedWrites.Writes::doubled));
    }

    /**
     * Every acknowledged write is there exactly once, and every other at most once: the three checks before in one.
     *
     * @param keys reads the key of each row, as often as it is there
     */
    public static HistoryCheck everyWriteOnce(Found<? extends Collection<?>> keys) {
        return new KeyedWrites(
                "every acknowledged write is there once, every other at most once",
                keys,
                List.of(
                        KeyedWrites.Writes::lost,
                        KeyedWrites.Writes::doubled,
                        KeyedWrites.Writes::doubledUnacknowledged,
                        KeyedWrites.Writes::failedAndThere));
    }

    /**
     * Each counter holds what was there at first, all that was acknowledged, and some of what is unknown. Exact unless there
     * are more than 10,000 possible sums; then between the smallest and the largest one.
     *
     * @param initial what was there at first; zero where it has no key
     * @param counters reads the counters
     */
    public static HistoryCheck countersKept(
            Map<?, ? extends Number> initial, Found<? extends Map<?, ? extends Number>> counters) {
        return new CountersKept(Values.amounts(initial), counters);
    }

    /**
     * The sum over all keys is what it was, plus what acknowledged and perhaps unknown additions changed it by, which is
     * nothing for a transfer.
     *
     * @param initial what was there at first
     * @param balances reads all keys
     */
    public static HistoryCheck totalKept(
            Map<?, ? extends Number> initial, Found<? extends Map<?, ? extends Number>> balances) {
        return new TotalKept(Values.amounts(initial), balances);
    }

    /** No client reads a smaller whole number from a key than it read from it before: for values that only grow. */
    public static HistoryCheck monotonicReads() {
        return new MonotonicReads();
    }

    /**
     * Some serial order that keeps real time explains every read and what is there at the end: no lost update, no write skew,
     * no stale or dirty read. Exact; undecided if transactions with common keys are too many to search, which some hundred on
     * one key seldom are, and some ten of unknown outcome may be.
     *
     * @param initial what was there at first; nothing where it has no key
     * @param values reads what is there at the end; keys that it does not name are not held against the order
     */
    public static HistoryCheck serialOrder(
            Map<?, ? extends @Nullable Object> initial, Found<? extends Map<?, ? extends @Nullable Object>> values) {
        return new SerialOrder(Values.plain(initial), values, SEARCH_STEPS);
    }

    /**
     * At most this share of all calls of the run is not acknowledged, and no stretch in which calls only fail is longer than
     * this time.
     *
     * @param share such as {@code 5%}
     * @param longestOutage such as {@code 2s}
     * @throws dev.assay.check.UnreadableException if one cannot be read
     */
    public static HistoryCheck errorBudget(String share, String longestOutage) {
        return new ErrorBudget(Quantity.share(share), Quantity.duration(longestOutage));
    }

    /**
     * A circuit breaker opened: some call was rejected. It rejected quickly, and a call that began behind the last rejection was
     * acknowledged.
     *
     * @param rejection the exception by which it rejects, thrown to the recorder as it is
     * @param within how long a rejection may take, such as {@code 20ms}
     * @throws dev.assay.check.UnreadableException if the time cannot be read
     */
    public static HistoryCheck breakerOpensAndCloses(Class<? extends Throwable> rejection, String within) {
        return new BreakerCycle(rejection, Quantity.duration(within));
    }
}
