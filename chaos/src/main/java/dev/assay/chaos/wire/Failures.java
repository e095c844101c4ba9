package dev.assay.chaos.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Errors of the proxy itself, of which there should be none. Safe for use by many threads. */
final class Failures {
    private final List<Throwable> seen = new CopyOnWriteArrayList<>();

    void seen(Throwable failure) {
        seen.add(failure);
    }

    List<Throwable> all() {
        return List.copyOf(seen);
    }
}
