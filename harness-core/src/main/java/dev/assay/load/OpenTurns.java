package dev.assay.load;

/** The turns of one client that serves the arrivals of an open load. */
final class OpenTurns implements Turns {
    private final OpenSchedule schedule;
    private final Stretch stretch;
    private final Waiting waiting;
    private final StartDelays delays;
    private final long endNanos;
    private int arrival;
    private long intendedNanos;
    private boolean waited;

    OpenTurns(OpenSchedule schedule, Stretch stretch, Waiting waiting, StartDelays delays) {
        this.schedule = schedule;
        this.stretch = stretch;
        this.waiting = waiting;
        this.delays = delays;
        this.endNanos = stretch.endNanos();
    }

    @Override
    public boolean await(long nowNanos) throws InterruptedException {
        if (nowNanos >= endNanos) {
            return false;
        }
        arrival = schedule.take();
        if (arrival < 0) {
            waiting.until(schedule.overNanos(nowNanos), stretch.stop());
            return false;
        }
        intendedNanos = schedule.intendedNanos(arrival);
        waited = intendedNanos >= nowNanos;
        if (waited) {
            waiting.until(intendedNanos, stretch.stop());
        }
        return !stretch.stop().get();
    }

    @Override
    public int part() {
        return schedule.part(arrival);
    }

    @Override
    public long begin(long nowNanos) {
        if (waited) {
            delays.late(nowNanos - intendedNanos);
        } else {
            delays.queued(nowNanos - intendedNanos);
        }
        return intendedNanos;
    }
}
