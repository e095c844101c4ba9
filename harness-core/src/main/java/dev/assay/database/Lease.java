package dev.assay.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The right and the duty to end one database, once, and what may be done with it until then. Safe for use by many threads. */
final class Lease {
    private final ClonePool pool;
    private final Consumer<MadeDatabase> ending;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private volatile MadeDatabase database;
    private volatile boolean kept;

    Lease(ClonePool pool, MadeDatabase database, Consumer<MadeDatabase> ending) {
        this.pool = pool;
        this.database = database;
        this.ending = ending;
    }

    String database() {
        return database.name();
    }

    void keep() {
        kept = true;
    }

    TestDatabase copy() {
        requireOpen("copied");
        return pool.copy(database);
    }

    synchronized Snapshot snapshot() {
        requireOpen("taken a snapshot of");
        Snapshot snapshot = new Snapshot(this, pool.clones().freeze(database));
        snapshots.add(snapshot);
        return snapshot;
    }

    synchronized void restore(MadeDatabase frozen) {
        requireOpen("restored");
        database = pool.clones().replace(database, frozen);
    }

    synchronized void drop(Snapshot snapshot) {
        if (snapshots.remove(snapshot)) {
            pool.clones().drop(snapshot.frozen());
        }
    }

    /** Tell whether a snapshot can still be restored. */
    synchronized boolean has(Snapshot snapshot) {
        return snapshots.contains(snapshot);
    }

    synchronized void end() {
        if (over.compareAndSet(false, true)) {
            List.copyOf(snapshots).forEach(this::drop);
            if (kept) {
                pool.keep(database);
            } else {
                ending.accept(database);
            }
        }
    }

    private void requireOpen(String what) {
        if (over.get()) {
            throw new DatabaseException("Database [%s] cannot be %s: it was closed".formatted(database.name(), what));
        }
    }
}
