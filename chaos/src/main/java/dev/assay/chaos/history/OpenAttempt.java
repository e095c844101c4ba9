package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attempt that has not ended. Noted by its own thread, and looked at by the one that reads the history. */
final class OpenAttempt implements Transaction {
    private final int number;
    private final int process;
    private final long startNanos;
    private final List<Access> accesses;

    OpenAttempt(int number, int process, long startNanos, List<Access> known) {
        this.number = number;
        this.process = process;
        this.startNanos = startNanos;
        this.accesses = new ArrayList<>(known);
    }

    int number() {
        return number;
    }

    synchronized Attempt ended(long endNanos, Ending ending) {
        return new Attempt(number, process, startNanos, endNanos, accesses, ending);
    }

    @Override
    public <T extends @Nullable Object> T read(Object key, T value) {
        note(new Access.Read(String.valueOf(key), value));
        return value;
    }

    @Override
    public void write(Object key, @Nullable Object value) {
        note(new Access.Write(String.valueOf(key), value));
    }

    @Override
    public void add(Object key, long amount) {
        note(new Access.Add(String.valueOf(key), amount));
    }

    private synchronized void note(Access access) {
        accesses.add(access);
    }
}
