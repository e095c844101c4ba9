package dev.assay.chaos;

import dev.assay.check.Ticker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects calls while clients run. Thread-safe. */
final class Recorder {
    private final Ticker ticker;
    private final List<Call> calls = new ArrayList<>();

    Recorder(Ticker ticker) {
        this.ticker = ticker;
    }

    long now() {
        return ticker.nanos();
    }

    /** Record a call that ends now. The end is read under the lock, so that calls stand in the order of their ends. */
    synchronized void ended(String operation, int client, long startNanos, @Nullable Failure failure) {
        calls.add(new Call(operation, client, startNanos, ticker.nanos(), failure));
    }

    synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    /** Return the calls that ended after a moment. They stand at the end, so that a long history costs nothing. */
    synchronized List<Call> endedAfter(long nanos) {
        List<Call> found = new ArrayList<>();
        for (int i = calls.size() - 1; i >= 0 && calls.get(i).endNanos() > nanos; i--) {
            found.add(calls.get(i));
        }
        Collections.reverse(found);
        return found;
    }
}
