package dev.assay.chaos.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a history down attempt by attempt; times are milliseconds. */
final class Script {
    private final List<Attempt> attempts = new ArrayList<>();

    static Access write(String key) {
        return new Access.Effect(key);
    }

    static Access write(String key, Object value) {
        return new Access.Write(key, value);
    }

    static Access read(String key, @Nullable Object value) {
        return new Access.Read(key, value);
    }

    static Access add(String key, long amount) {
        return new Access.Add(key, amount);
    }

    Script ok(int process, long start, long end, Access... accesses) {
        return ended(process, start, end, Ending.acknowledged(), accesses);
    }

    Script fail(int process, long start, long end, Access... accesses) {
        return ended(process, start, end, new Ending(Status.FAIL, "40001", "could not serialize", ""), accesses);
    }

    Script unknown(int process, long start, long end, Access... accesses) {
        return ended(process, start, end, new Ending(Status.UNKNOWN, "08006", "An I/O error occurred", ""), accesses);
    }

    Script threw(int process, long start, long end, Throwable thrown) {
        return ended(process, start, end, Ending.of(thrown, Place.UNSEEN));
    }

    OperationHistory history() {
        return new OperationHistory("orders", 0, attempts);
    }

    private Script ended(int process, long start, long end, Ending ending, Access... accesses) {
        attempts.add(new Attempt(
                attempts.size() + 1, process, start * 1_000_000, end * 1_000_000, List.of(accesses), ending));
        return this;
    }
}
