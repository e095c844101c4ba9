package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was seen of the locks of one session while one thing ran, and when to look next. For one thread at a time. */
final class Sampling {
    private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    /** Within a transaction a statement that is over by then has its locks still when it ends. */
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /** Within a transaction, looking more often than this part of the time that has passed would tell little more. */
    private static final int PART_OF_ELAPSED = 10;

    private final int pid;
    private final Manner manner;
    private final LockSampler.Watcher watcher;
    private final Ticker ticker;
    private final long began;
    private final Map<LockKey, LockSampler.Seen> seen = new HashMap<>();
    private long due;
    private boolean looked;
    private boolean over;
    private @Nullable Throwable failure;

    /** How to look. */
    enum Manner {
        /** Within a transaction: seldom, because its locks stay. */
        SPARING,
        /** Outside of one: all the time, and once before the statement may begin. */
        CLOSE,
        /** Until nothing is held any more, which was held before. */
        UNTIL_FREE
    }

    /** Looks once, adds what is seen, and tells what it means. */
    interface Looking {
        LockSampler.Look look(int pid, Map<LockKey, LockSampler.Seen> seen) throws SQLException;
    }

    /** Begin now. */
    Sampling(int pid, Manner manner, LockSampler.Watcher watcher, Ticker ticker) {
        this.pid = pid;
        this.manner = manner;
        this.watcher = watcher;
        this.ticker = ticker;
        this.began = ticker.nanos();
        this.due = manner == Manner.CLOSE ? began : began + FIRST_PAUSE;
    }

    /** Return when to look next, in the ticker's nanoseconds. */
    long due() {
        return due;
    }

    /** Return whether there is nothing more to see. */
    boolean isOver() {
        return over;
    }

    /** Return whether the first look is over that has to come before the statement. */
    boolean mayBegin() {
        return manner != Manner.CLOSE || looked;
    }

    /** Look, and set the time of the next look; after a failure there is none. */
    void look(Looking eyes) {
        try {
            LockSampler.Look look = eyes.look(pid, seen);
            watcher.looked(look.waiting());
            over = manner == Manner.UNTIL_FREE && !look.any();
        } catch (SQLException | RuntimeException | Error refused) {
            failure = refused;
            over = true;
        }
        looked = true;
        long now = ticker.nanos();
        due = now + (manner == Manner.SPARING ? pause(now - began) : SHORTEST_PAUSE);
    }

    private static long pause(long elapsed) {
        return Math.min(Math.max(SHORTEST_PAUSE, elapsed / PART_OF_ELAPSED), LONGEST_PAUSE);
    }

    /** Return what was seen, as if all was seen within these times. */
    LockSampler.Sighted sighted(long start, long end) throws SQLException {
        if (failure != null) {
            throw new SQLException("the locks of a migration cannot be read", failure);
        }
        seen.replaceAll((key, times) -> times.within(start, end));
        return new LockSampler.Sighted(seen, over);
    }
}
