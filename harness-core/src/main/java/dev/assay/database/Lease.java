package dev.assay.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
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
        return pool.copy(this::copied);
    }

    /** Not while it is restored or copied by another thread: each lets nobody connect, and then everybody again. */
    private synchronized MadeDatabase copied() {
        requireOpen("copied");
        return pool.clones().copy(database);
    }

    synchronized Snapshot snapshot() {
        requireOpen("taken a snapshot of");
        Snapshot snapshot = new Snapshot(this, pool.clones().freeze(database));
        snapshots.add(snapshot);
        return snapshot;
    }

    synchronized void restore(Snapshot snapshot) {
        if (!snapshots.contains(snapshot)) {
            throw new DatabaseException(
                    "Database [%s] cannot be restored: this snapshot of it was closed, or the database was"
                            .formatted(database.name()));
        }
        database = pool.clones().replace(database, snapshot.frozen());
    }

    synchronized void drop(Snapshot snapshot) {
        if (snapshots.remove(snapshot)) {
            pool.clones().drop(snapshot.frozen());
        }
    }

    synchronized void end() {
        if (over.compareAndSet(false, true)) {
            snapshots.forEach(snapshot -> pool.discard(snapshot.frozen()));
            snapshots.clear();
            endDatabase();
        }
    }

    /** Refuse a connection that could only fail a moment later, in the middle of something. */
    void requireReadable() throws SQLException {
        if (over.get() && !kept) {
            throw new SQLNonTransientConnectionException("""
                    No connection to [%s]: this database was closed, and is dropped.
                    Usually a thread or a connection pool outlives the test that had the database. End it before the test ends, or share
                    one database among the tests of the class: @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)""".formatted(database.name()), SqlState.CLOSED);
        }
    }

    private void endDatabase() {
        if (kept) {
            pool.keep(database);
        } else {
            ending.accept(database);
        }
    }

    private void requireOpen(String what) {
        if (over.get()) {
            throw new DatabaseException("Database [%s] cannot be %s: it was closed".formatted(database.name(), what));
        }
    }
}
