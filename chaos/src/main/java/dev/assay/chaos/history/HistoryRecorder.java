package dev.assay.chaos.history;

import dev.assay.check.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records operations around the code that does them: what was attempted, when, by which thread, and what its caller knows
 * of it. It wraps the code instead of being told afterwards, because the operations that matter are those that never come
 * back to tell. It records an attempt for each call, so put it inside a loop of retries, and give each attempt the same key.
 *
 * <pre>{@code
 * HistoryRecorder orders = run.history("orders", Survival.everyWriteOnce(() -> ids(run.database())));
 * run.operation("save", connection -> {
 *     UUID id = UUID.randomUUID();
 *     orders.write(id, () -> service.save(connection, id));
 * });
 * }</pre>
 *
 * <p>What the code throws is thrown on. Keys are compared as text. Thread-safe; each thread is a process of the history.
 */
public final class HistoryRecorder {
    private final String name;
    private final Ticker ticker;
    private final Places places;
    private final List<Attempt> ended = new ArrayList<>();
    private final Map<Integer, OpenAttempt> open = new LinkedHashMap<>();
    private final Map<Long, Integer> processes = new LinkedHashMap<>();
    private int begun;

    private HistoryRecorder(String name, Ticker ticker, Places places) {
        this.name = name;
        this.ticker = ticker;
        this.places = places;
    }

    /** Return a recorder that judges errors by where {@code places} says that they happened. */
    public static HistoryRecorder of(String name, Ticker ticker, Places places) {
        return new HistoryRecorder(name, ticker, places);
    }

    /** Return the name. */
    public String name() {
        return name;
    }

    /**
     * Record something that must be there exactly once, however often it is attempted.
     *
     * @param key its identity, the same for each attempt
     * @param body does it
     */
    public <X extends Exception> void write(Object key, Body<X> body) throws X {
        record(new Access.Effect(String.valueOf(key)), body);
    }

    /**
     * Record a value that replaces another.
     *
     * @param key where
     * @param value the new value; whole numbers are equal whatever their type
     * @param body does it
     */
    public <X extends Exception> void write(Object key, Object value, Body<X> body) throws X {
        record(new Access.Write(String.valueOf(key), value), body);
    }

    /**
     * Record an amount that is added in the database, whatever is there.
     *
     * @param key which counter
     * @param amount how much
     * @param body does it
     */
    public <X extends Exception> void add(Object key, long amount, Body<X> body) throws X {
        record(new Access.Add(String.valueOf(key), amount), body);
    }

    /**
     * Record an amount that is taken from one place and added to another in one transaction.
     *
     * @param from where it is taken
     * @param to where it is added
     * @param amount how much
     * @param body does it
     */
    public <X extends Exception> void transfer(Object from, Object to, long amount, Body<X> body) throws X {
        transaction(noted -> {
            noted.add(from, -amount);
            noted.add(to, amount);
            body.run();
        });
    }

    /**
     * Record what is read.
     *
     * @param key where
     * @param body reads it
     * @return what it read
     */
    public <T extends @Nullable Object, X extends Exception> T read(Object key, Reading<T, X> body) throws X {
        return watch(begin(), attempt -> attempt.read(key, body.read()));
    }

    /** Record an operation of which no more is of interest than when it began, and when and how it ended. */
    public <X extends Exception> void call(Body<X> body) throws X {
        transaction(noted -> body.run());
    }

    /** Record a transaction, which notes what it reads and writes while it runs. */
    public <X extends Exception> void transaction(TransactionBody<X> body) throws X {
        watch(begin(), attempt -> {
            body.run(attempt);
            return null;
        });
    }

    /**
     * Return what was recorded so far. What has not ended is unknown.
     *
     * @param zeroNanos the moment that people read as zero, by the ticker
     */
    public synchronized OperationHistory history(long zeroNanos) {
        List<Attempt> all = new ArrayList<>(ended);
        long now = ticker.nanos();
        open.values().forEach(attempt -> all.add(attempt.ended(now, Ending.stillRunning())));
        return new OperationHistory(name, zeroNanos, all);
    }

    private <X extends Exception> void record(Access access, Body<X> body) throws X {
        watch(begin(access), attempt -> {
            body.run();
            return null;
        });
    }

    private <T extends @Nullable Object, X extends Exception> T watch(OpenAttempt attempt, Watched<T, X> body)
            throws X {
        Place outer = places.begin();
        try {
            T value = body.run(attempt);
            end(attempt, Ending.acknowledged());
            return value;
        } catch (Throwable thrown) {
            end(attempt, Ending.of(thrown, places.now()));
            throw thrown;
        } finally {
            places.end(outer);
        }
    }

    private synchronized OpenAttempt begin(Access... known) {
        begun++;
        int process = processes.computeIfAbsent(Thread.currentThread().getId(), unused -> processes.size() + 1);
        OpenAttempt attempt = new OpenAttempt(begun, process, ticker.nanos(), List.of(known));
        open.put(begun, attempt);
        return attempt;
    }

    private synchronized void end(OpenAttempt attempt, Ending ending) {
        open.remove(attempt.number());
        ended.add(attempt.ended(ticker.nanos(), ending));
    }

    /**
     * Code that does something.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Body<X extends Exception> {
        /** Do it once. */
        void run() throws X;
    }

    /**
     * Code that reads something.
     *
     * @param <T> what it reads
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Reading<T extends @Nullable Object, X extends Exception> {
        /** Read it once. */
        T read() throws X;
    }

    /**
     * Code that runs a transaction.
     *
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface TransactionBody<X extends Exception> {
        /** Run it once, and note what it reads and writes. */
        void run(Transaction noted) throws X;
    }

    @FunctionalInterface
    private interface Watched<T extends @Nullable Object, X extends Exception> {
        T run(OpenAttempt attempt) throws X;
    }
}
