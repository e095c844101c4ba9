package dev.assay.chaos.history;

/**
 * How far the operation of each thread has come. The connections of a run report here what is sent through them, and
 * recorders ask when an operation fails. An operation and its statements are expected on one thread. Thread-safe.
 */
public final class Places {
    private final ThreadLocal<Place> current = ThreadLocal.withInitial(() -> Place.UNSEEN);
    private final boolean watched;

    private Places(boolean watched) {
        this.watched = watched;
    }

    /** Return places that each {@link WatchedConnection} reports. */
    public static Places watched() {
        return new Places(true);
    }

    /** Return places that nobody reports, so that the SQLSTATE alone decides. */
    public static Places unwatched() {
        return new Places(false);
    }

    Place now() {
        return watched ? current.get() : Place.UNSEEN;
    }

    /** Begin an operation, in front of anything sent, and return where the one around it is. */
    Place begin() {
        Place outer = current.get();
        current.set(Place.UNSEEN);
        return outer;
    }

    /** End an operation: what it did, the one around it did as well. */
    void end(Place outer) {
        Place inner = current.get();
        current.set(inner.compareTo(outer) > 0 ? inner : outer);
    }

    /** A statement goes out in a transaction that is to be committed later. */
    void inTransaction() {
        reach(Place.IN_TRANSACTION);
    }

    /** No connection was to be had, so that nothing was sent. */
    public void failedToConnect() {
        reach(Place.NOTHING_SENT);
    }

    /** A commit goes out. */
    void committing() {
        reach(Place.AT_COMMIT);
    }

    /** A commit came back. */
    void committed() {
        reach(Place.AFTER_COMMIT);
    }

    /** A commit failed; a refusal leaves the operation where a rollback would, and anything else leaves it in doubt. */
    void failedToCommit(String state) {
        if (current.get() == Place.AT_COMMIT && !SqlStates.isRefusal(state)) {
            reach(Place.AFTER_COMMIT);
        } else if (current.get() == Place.AT_COMMIT) {
            current.set(Place.IN_TRANSACTION);
        }
    }

    private void reach(Place place) {
        if (current.get().compareTo(place) < 0) {
            current.set(place);
        }
    }
}
