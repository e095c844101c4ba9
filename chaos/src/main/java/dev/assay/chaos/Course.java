package dev.assay.chaos;

import dev.assay.chaos.fault.Target;
import dev.assay.chaos.schedule.Placed;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Puts the faults of a schedule in force and takes them away, each at its moment. However it ends, every fault is taken away.
 *
 * <p>The clock of the schedule stands still while a fault is put in force or taken away, so that a step lasts as long as it
 * says, whatever the others need.
 */
final class Course {
    private final Target target;
    private final Ticker ticker;
    private final Poll poll;
    private final Deque<Placed> waiting;
    private final List<InForce> inForce = new ArrayList<>();
    private final List<Injected> over = new ArrayList<>();
    private long beginNanos;

    Course(Schedule schedule, Target target) {
        this.target = target;
        this.ticker = target.run().ticker();
        this.poll = new Poll(ticker);
        this.waiting = new ArrayDeque<>(schedule.timetable());
    }

    /** Return what happened, in the order in which the faults came into force. */
    List<Injected> run() throws Exception {
        beginNanos = ticker.nanos();
        try {
            while (!waiting.isEmpty() || !inForce.isEmpty()) {
                Duration next = next();
                poll.until(beginNanos + next.toNanos());
                healUntil(next);
                injectUntil(next);
                beginNanos = ticker.nanos() - next.toNanos();
            }
        } catch (Throwable thrown) {
            healAll(thrown);
            throw thrown;
        }
        over.sort(Comparator.comparing(Injected::startNanos));
        return List.copyOf(over);
    }

    private Duration next() {
        Duration next = inForce.stream()
                .map(fault -> fault.placed().to())
                .min(Comparator.naturalOrder())
                .orElse(Schedule.LONGEST);
        return waiting.isEmpty() || next.compareTo(waiting.getFirst().from()) < 0
                ? next
                : waiting.getFirst().from();
    }

    /** What ends at a moment ends before what begins then. */
    private void healUntil(Duration moment) throws Exception {
        for (InForce fault : List.copyOf(inForce)) {
            if (fault.placed().to().compareTo(moment) <= 0) {
                inForce.remove(fault);
                over.add(fault.heal(ticker));
            }
        }
    }

    private void injectUntil(Duration moment) throws Exception {
        while (!waiting.isEmpty() && waiting.getFirst().from().compareTo(moment) <= 0) {
            inForce.add(InForce.inject(waiting.removeFirst(), target, ticker));
        }
    }

    /** The last one in force goes first, as it may stand on those before it. */
    private void healAll(Throwable reason) {
        for (int i = inForce.size() - 1; i >= 0; i--) {
            try {
                over.add(inForce.get(i).heal(ticker));
            } catch (Throwable more) { // The others must go whatever this one does.
                reason.addSuppressed(more);
            }
        }
    }
}
