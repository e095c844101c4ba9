package dev.assay.database;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out databases of one server. Making and dropping is done by a few workers, so that a test waits for neither where a clone is
 * ready. Safe for use by many threads.
 */
final class ClonePool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClonePool.class);
    private static final int CLOSE_SECONDS = 10;
    /** Making a clone is work for a processor and waiting for checkpoints by turns: a few at a time make the most in a second. */
    private static final int WORKERS = 8;

    private final Clones clones;
    private final ServerView seen;
    private final Stock stock;
    private final Duration patience;
    private final AtomicInteger working = new AtomicInteger();
    private final ExecutorService background;
    private final Queue<RuntimeException> undropped = new ConcurrentLinkedQueue<>();

    /**
     * Hand out databases.
     *
     * @param readyClones how many to keep ready at least; 0 for none
     */
    ClonePool(Clones clones, DatabaseSettings settings, int readyClones, UnaryOperator<ServerView> view) {
        this.clones = clones;
        this.seen = view.apply(new ServerView(clones.server(), clones.diagnosis()));
        this.stock = new Stock(readyClones, settings.databaseLimit());
        this.patience = settings.startTimeout();
        this.background = Executors.newFixedThreadPool(WORKERS, task -> {
            Thread thread = new Thread(task, "assay-clones-" + clones.server().port());
            thread.setDaemon(true);
            return thread;
        });
    }

    Server server() {
        return clones.server();
    }

    /** Take a ready clone, or wait for one to be made. */
    TestDatabase take() {
        return leased(takeMade());
    }

    /** Take a clone whose lease the caller makes. */
    MadeDatabase takeMade() {
        clones.diagnosis().requireRunning();
        Optional<RuntimeException> earlier = stock.takeFailure();
        try {
            MadeDatabase database = await(Ticket.forClone())
                    .orElseThrow(() -> new IllegalStateException("A ticket for a clone was answered without one"));
            earlier.ifPresent(failure -> LOG.warn("A database could not be made in advance: {}", failure.getMessage()));
            return database;
        } catch (DatabaseException e) {
            earlier.ifPresent(e::addSuppressed);
            throw e;
        }
    }

    /** Make one more database, where there is no ready one that would do. */
    TestDatabase copy(Supplier<MadeDatabase> copying) {
        clones.diagnosis().requireRunning();
        Optional<MadeDatabase> room = await(Ticket.forRoom());
        try {
            return leased(room.orElseGet(copying));
        } catch (RuntimeException e) {
            stock.leaveRoom();
            work();
            throw e;
        }
    }

    private TestDatabase leased(MadeDatabase database) {
        return TestDatabase.leased(seen, new Lease(this, database, this::giveBack));
    }

    TestDatabase leased(Lease lease) {
        return TestDatabase.leased(seen, lease);
    }

    Clones clones() {
        return clones;
    }

    /**
     * Have a database dropped, without asking the server for anything on the way. That it is still ours is found out before its
     * sessions are ended, and again right before it is dropped.
     */
    void giveBack(MadeDatabase database) {
        stock.condemn(database);
        work();
        clones.diagnosis().requireNoEndSeen();
    }

    /** Have a snapshot dropped. */
    void discard(MadeDatabase snapshot) {
        stock.discard(snapshot);
        work();
    }

    /** Keep the database of a failed test, at the cost of an older one where they would fill the server. */
    void keep(MadeDatabase database) {
        stock.keep(database)
                .ifPresent(oldest -> LOG.warn(
                        "Database [{}] of an earlier failed test is dropped: those kept take half of the limit [{}]; raise assay.database.limit to keep more",
                        oldest.name(),
                        stock.limit()));
        work();
    }

    private Optional<MadeDatabase> await(Ticket ticket) {
        stock.ask(ticket);
        work();
        try {
            return ticket.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return orGiveUp(ticket, tooMany());
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return orGiveUp(
                    ticket,
                    new DatabaseException("No database on [%s]: the test was interrupted while it waited for one"
                            .formatted(clones.server().info().describe())));
        }
    }

    /** The answer may have come in the last moment; then it is taken. */
    private Optional<MadeDatabase> orGiveUp(Ticket ticket, DatabaseException reason) {
        if (stock.cancel(ticket)) {
            // Whoever stood behind may be served now.
            work();
            throw reason;
        }
        try {
            return ticket.answer().join();
        } catch (CompletionException e) {
            throw failed(e);
        }
    }

    private DatabaseException tooMany() {
        return new DatabaseException(
                """
                No database within %s s on [%s]: there are %s.
                Usually more tests run in parallel than the limit allows, or databases are not closed.
                Run fewer tests at a time, or raise the limit: assay.database.limit=%d""".formatted(seconds(patience), clones.server().info().describe(), stock, 2 * stock.limit()));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** The trace of the one who waited says where it was asked for. */
    private static DatabaseException failed(Exception e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return new DatabaseException(String.valueOf(cause.getMessage()), cause);
    }

    /** Let one more worker look for something to do, unless all are at work. */
    private void work() {
        if (working.incrementAndGet() > WORKERS) {
            working.decrementAndGet();
            return;
        }
        try {
            background.execute(this::workOn);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nothing is to be done any more.
            working.decrementAndGet();
        }
    }

    private void workOn() {
        // Before the look: whoever was turned away because all were about to look must be seen by one of them.
        working.decrementAndGet();
        for (Optional<Job> job = stock.next(); job.isPresent(); job = stock.next()) {
            // Waking a thread that finds nothing costs the test that has just been given its database.
            if (stock.hasNext()) {
                work();
            }
            perform(job.get());
        }
    }

    private void perform(Job job) {
        if (job instanceof Job.End end) {
            end(end.database());
        } else if (job instanceof Job.Drop drop) {
            drop(drop.database());
        } else {
            make();
        }
    }

    private void end(MadeDatabase database) {
        try {
            clones.release(database);
            stock.ended(database);
        } catch (RuntimeException e) {
            stock.notEnded(database);
            remember(e);
        }
    }

    /** Whoever ends a server on purpose has to expect that what was to be dropped on it just then is not. */
    private void remember(RuntimeException failure) {
        if (!(failure instanceof DatabaseException lost && clones.diagnosis().isOfPurpose(lost))) {
            undropped.add(failure);
        }
    }

    private void make() {
        try {
            stock.made(clones.create());
        } catch (RuntimeException e) {
            stock.notMade(e);
        }
    }

    private void drop(MadeDatabase database) {
        try {
            clones.drop(database);
            stock.dropped();
        } catch (RuntimeException e) {
            stock.notDropped(database);
            remember(e);
        }
    }

    /** Stop the server with what is left on it. What could not be dropped before is told now. */
    @Override
    public void close() {
        boolean ran = clones.server().isRunning();
        stock.close();
        background.shutdown();
        try {
            // The server below ends whatever is still at work after that.
            boolean unused = background.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stock.takeClosing().forEach(this::check);
            clones.close();
        }
        if (ran && !undropped.isEmpty()) {
            throw undroppedException();
        }
    }

    /** It goes with the server, but that it was replaced must not be lost. */
    private void check(MadeDatabase database) {
        try {
            clones.release(database);
        } catch (RuntimeException e) {
            undropped.add(e);
        }
    }

    private DatabaseException undroppedException() {
        DatabaseException failure = new DatabaseException("[%d] databases could not be dropped while tests ran: %s"
                .formatted(undropped.size(), undropped.peek().getMessage()));
        undropped.forEach(failure::addSuppressed);
        return failure;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(clones.server(), stock);
    }
}
