package dev.assay.load;

import java.util.SplittableRandom;

/** The turns of one client that begins the next operation when the one before has ended and it has thought. */
final class ClosedTurns implements Turns {
    private final Mix mix;
    private final Stretch stretch;
    private final Waiting waiting;
    private final ThinkTime think;
    private final SplittableRandom random;
    private final StartDelays delays;
    private final long endNanos;
    private long left;
    private long dueNanos;
    private boolean started;
    private boolean waited;

    ClosedTurns(ClosedSchedule schedule, int client, ThinkTime think, SplittableRandom random, StartDelays delays) {
        this.mix = schedule.mix();
        this.stretch = schedule.stretch();
        this.waiting = schedule.waiting();
        this.think = think;
        this.random = random;
        this.delays = delays;
        this.endNanos = stretch.endNanos();
        this.left = schedule.most(client);
        this.dueNanos = schedule.firstNanos(client);
    }

    @Override
    public boolean await(long nowNanos) throws InterruptedException {
        dueNanos = started ? nowNanos + think.nextNanos() : dueNanos;
        if (left == 0 || nowNanos >= endNanos) {
            return false;
        }
        if (dueNanos >= endNanos) {
            waiting.until(endNanos, stretch.stop());
            return false;
        }
        started = true;
        left--;
        waited = dueNanos > nowNanos;
        if (waited) {
            waiting.until(dueNanos, stretch.stop());
            return !stretch.stop().get();
        }
        return true;
    }

    @Override
    public int part() {
        return mix.choose(random);
    }

    @Override
    public long begin(long nowNanos) {
        if (waited) {
            delays.late(nowNanos - dueNanos);
        }
        return nowNanos;
    }
}
