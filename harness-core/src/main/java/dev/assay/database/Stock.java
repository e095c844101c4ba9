package dev.assay.database;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the databases of one server, and decides what is to be done next. It does nothing itself: workers ask for a {@link Job}, do
 * it and tell how it went. Safe for use by many threads.
 *
 * <p>Who waits comes first, in the order of asking. While somebody waits for a clone, databases are dropped only where room is needed
 * or many pile up, because both work on the same files. The sessions of a closed one are ended at once all the same, because the
 * tests that follow may need their places. A clone is made in advance only when nobody waits.
 */
final class Stock {
    /** How many may wait to be dropped while others are made for somebody. */
    private static final int PILE = 8;
    /** Where tests run in parallel, as many are kept ready as are in use, up to this. */
    private static final int MOST_READY = 8;

    private final int size;
    private final int limit;
    private final Deque<MadeDatabase> ready = new ArrayDeque<>();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Deque<MadeDatabase> closing = new ArrayDeque<>();
    private final Deque<MadeDatabase> condemned = new ArrayDeque<>();
    private final Set<MadeDatabase> kept = new LinkedHashSet<>();
    private final Set<String> stuck = new HashSet<>();
    private int inUse;
    private int making;
    private int ending;
    private int dropping;
    private @Nullable RuntimeException failure;
    private boolean closed;

    Stock(int size, int limit) {
        this.size = size;
        this.limit = limit;
    }

    /** Take what is ready, or stand in line. */
    synchronized void ask(Ticket ticket) {
        requireOpen();
        MadeDatabase database = ticket.wantsClone() && waiting.isEmpty() ? ready.poll() : null;
        if (database == null) {
            waiting.add(ticket);
        } else {
            hand(ticket, Optional.of(database));
        }
    }

    /** Leave the line; return false if the ticket was answered before. */
    synchronized boolean cancel(Ticket ticket) {
        return waiting.remove(ticket);
    }

    /** Decide what one worker does now. */
    synchronized Optional<Job> next() {
        if (!hasNext()) {
            return Optional.empty();
        }
        if (!closing.isEmpty()) {
            ending++;
            return Optional.of(new Job.End(closing.remove()));
        }
        return Optional.of(mustMake() || !mayDrop() ? make() : drop());
    }

    /** Tell whether there is something to do for one more worker. */
    synchronized boolean hasNext() {
        if (closed) {
            return false;
        }
        serve();
        makeRoom();
        return !closing.isEmpty() || mustMake() || mayDrop() || isShort();
    }

    private boolean mustMake() {
        return wanted() > making && hasRoom() && condemned.size() <= PILE;
    }

    private boolean mayDrop() {
        return !condemned.isEmpty() && (waiting.isEmpty() || !hasRoom() || condemned.size() > PILE);
    }

    private Job drop() {
        dropping++;
        return new Job.Drop(condemned.remove());
    }

    private Job make() {
        making++;
        return new Job.Make();
    }

    /** A ready clone may be here while somebody waits for one: whoever stood before in the line wanted room, and has it now. */
    private void serve() {
        for (Ticket first = waiting.peek(); first != null && canServe(first); first = waiting.peek()) {
            hand(waiting.remove(), first.wantsClone() ? Optional.of(ready.remove()) : Optional.empty());
        }
    }

    private boolean canServe(Ticket ticket) {
        return ticket.wantsClone() ? !ready.isEmpty() : hasRoom();
    }

    /** What is ready gives its place to who wants a database of another kind. */
    private void makeRoom() {
        long asked = waiting.size() - wanted();
        while (!hasRoom() && leaving() < asked && !ready.isEmpty()) {
            condemned.add(ready.remove());
        }
    }

    private long wanted() {
        return waiting.stream().filter(Ticket::wantsClone).count();
    }

    private boolean isShort() {
        int enough = size == 0 ? 0 : Math.max(size, Math.min(inUse, MOST_READY));
        return waiting.isEmpty() && failure == null && hasRoom() && making < atOnce() && ready.size() + making < enough;
    }

    /** One test asks for the next database soon: one clone at a time is ready sooner than the first of several. */
    private int atOnce() {
        return Math.max(1, inUse);
    }

    private boolean hasRoom() {
        return existing() < limit;
    }

    private int existing() {
        return ready.size() + leaving() + kept.size() + stuck.size() + inUse + making;
    }

    private int leaving() {
        return closing.size() + ending + condemned.size() + dropping;
    }

    private void hand(Ticket ticket, Optional<MadeDatabase> database) {
        inUse++;
        ticket.answer().complete(database);
    }

    synchronized void made(MadeDatabase database) {
        making--;
        Optional<Ticket> ticket = firstForClone();
        if (ticket.isPresent()) {
            hand(ticket.get(), Optional.of(database));
        } else {
            ready.add(database);
        }
    }

    /** The first in line gets the failure; with nobody there, it waits for whoever asks next. */
    synchronized void notMade(RuntimeException reason) {
        making--;
        firstForClone()
                .ifPresentOrElse(ticket -> ticket.answer().completeExceptionally(reason), () -> this.failure = reason);
    }

    private Optional<Ticket> firstForClone() {
        Optional<Ticket> first = waiting.stream().filter(Ticket::wantsClone).findFirst();
        first.ifPresent(waiting::remove);
        return first;
    }

    /** Give the failure of a clone that nobody waited for, once; from then on clones are made in advance again. */
    synchronized Optional<RuntimeException> takeFailure() {
        Optional<RuntimeException> taken = Optional.ofNullable(failure);
        failure = null;
        return taken;
    }

    /** Have a database dropped that was in use. */
    synchronized void condemn(MadeDatabase database) {
        inUse--;
        closing.add(database);
    }

    /** Have a database dropped that nobody could connect to and that was not counted. */
    synchronized void discard(MadeDatabase snapshot) {
        condemned.add(snapshot);
    }

    /** Its sessions are told to end. */
    synchronized void ended(MadeDatabase database) {
        ending--;
        condemned.add(database);
    }

    /** It is not ours any more: it takes its place until the server ends. */
    synchronized void notEnded(MadeDatabase database) {
        ending--;
        stuck.add(database.name());
    }

    /** Give back room that was not used after all. */
    synchronized void leaveRoom() {
        inUse--;
    }

    synchronized void dropped() {
        dropping--;
    }

    /** It exists and cannot be dropped: it takes its place until the server ends. */
    synchronized void notDropped(MadeDatabase database) {
        dropping--;
        stuck.add(database.name());
    }

    /** Keep the database of a failed test; return the one that had to go for it, because the kept ones took half of the limit. */
    synchronized Optional<MadeDatabase> keep(MadeDatabase database) {
        inUse--;
        kept.add(database);
        if (kept.size() <= Math.max(1, limit / 2)) {
            return Optional.empty();
        }
        MadeDatabase oldest = kept.iterator().next();
        kept.remove(oldest);
        closing.add(oldest);
        return Optional.of(oldest);
    }

    /** Refuse everybody from now on, those in line among them. */
    synchronized void close() {
        closed = true;
        waiting.forEach(ticket -> ticket.answer().completeExceptionally(closedException()));
        waiting.clear();
    }

    /** Give what was closed and that no worker has looked at, once. */
    synchronized List<MadeDatabase> takeClosing() {
        List<MadeDatabase> taken = List.copyOf(closing);
        closing.clear();
        return taken;
    }

    private void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    private static DatabaseException closedException() {
        return new DatabaseException("No database can be made: these databases were closed");
    }

    int limit() {
        return limit;
    }

    @Override
    public synchronized String toString() {
        return "[%d] of at most [%d] databases: [%d] used by tests, [%d] kept because their tests failed, [%d] ready or being made, [%d] to be dropped"
                .formatted(existing(), limit, inUse, kept.size(), ready.size() + making, leaving() + stuck.size());
    }
}
