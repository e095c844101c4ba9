package dev.assay.database;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right and the duty to end one database, once. */
final class Lease {
    private final String database;
    private final Runnable ending;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean kept;

    Lease(String database, Runnable ending) {
        this.database = database;
        this.ending = ending;
    }

    String database() {
        return database;
    }

    void keep() {
        kept = true;
    }

    void end() {
        if (!kept && over.compareAndSet(false, true)) {
            ending.run();
        }
    }
}
