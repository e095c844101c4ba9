package dev.assay.load;

import dev.assay.check.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One thread of loads that run side by side, with a worker of its own for each side. */
final class Lane {
    private final List<Side> sides;
    private final List<Worker> workers;
    private final Random order;
    private final Run run;
    private long measured;

    /**
     * Begin a lane.
     *
     * @param workers one for each side, in their order
     * @param number from 0
     */
    Lane(List<Side> sides, List<Worker> workers, int number, Run run) {
        this.sides = sides;
        this.workers = workers;
        this.run = run;
        this.order = run.random("order of lane " + number);
    }

    /** Return how the workers of a lane are connected, one for each side. */
    static Stream<Crew.Recruit> recruits(List<Side> sides, int number, int lanes, Run run) {
        return IntStream.range(0, sides.size()).mapToObj(side -> {
            long seed = run.random("side " + side).nextLong();
            Run keys = new Run(seed, run.ticker(), run.limits(), run.origin());
            return () -> new Worker(
                    number,
                    lanes,
                    keys.random("worker " + number),
                    sides.get(side).source());
        });
    }

    Worker worker(int side) {
        return workers.get(side);
    }

    /** Return the task that runs up to so many rounds of the first sides, none of them begun after the deadline. */
    Callable<LaneRounds> rounds(long most, int taking, long deadlineNanos, AtomicBoolean stop) {
        return () -> {
            boolean finished = false;
            LaneRounds rounds = new LaneRounds(taking);
            try {
                while (rounds.count() < most && run.ticker().nanos() < deadlineNanos && !stop.get()) {
                    if (measured > 0 && measured % SideBySide.RENEWED_AFTER == 0) {
                        renew(taking);
                    }
                    round(rounds, taking);
                    measured++;
                }
                finished = true;
                return rounds;
            } finally {
                if (!finished) {
                    stop.set(true);
                }
            }
        };
    }

    /** The first executions on a new connection are slower, so nobody measures them. */
    private void renew(int taking) throws Exception {
        for (int side = 0; side < taking; side++) {
            workers.get(side).renew();
        }
        LaneRounds unmeasured = new LaneRounds(taking);
        for (int execution = 0; execution < SideBySide.UNMEASURED; execution++) {
            round(unmeasured, taking);
        }
    }

    private void round(LaneRounds rounds, int taking) throws Exception {
        int[] turns = shuffled(taking);
        rounds.begin(run.ticker().nanos());
        for (int side : turns) {
            request(rounds, side);
        }
    }

    private void request(LaneRounds rounds, int side) throws Exception {
        Worker worker = workers.get(side);
        long begin = run.ticker().nanos();
        try {
            worker.attempt(sides.get(side).operation());
            rounds.success(side, run.ticker().nanos() - begin);
        } catch (Exception failure) {
            SQLException complaint = FailureLog.causeOf(failure).orElseThrow(() -> failure);
            worker.suspect();
            rounds.failure(side, complaint);
        }
    }

    /** Fisher and Yates, without boxing: this runs between two requests. */
    private int[] shuffled(int taking) {
        int[] turns = new int[taking];
        for (int i = 0; i < taking; i++) {
            int j = order.nextInt(i + 1);
            turns[i] = turns[j];
            turns[j] = i;
        }
        return turns;
    }
}
