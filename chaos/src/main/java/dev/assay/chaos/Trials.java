package dev.assay.chaos;

import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Run;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs schedules again and again, as often and as long as the limits allow. */
final class Trials {
    static final int MOST_RUNS = 100;
    static final int TIMES_THE_LIMIT = 4;

    private static final int RUNS_EACH = 3;

    private final Trial trial;
    private final Run run;
    private final Duration time;
    private final long startNanos;
    private final Set<Schedule> withstood = new HashSet<>();
    private int runs;
    private @Nullable String obstacle;

    Trials(Trial trial, Run run) {
        this.trial = trial;
        this.run = run;
        this.time = run.limits().time().multipliedBy(TIMES_THE_LIMIT);
        this.startNanos = run.ticker().nanos();
    }

    /** Return whether most of three runs of a schedule fail; false if it was asked before or the limits are reached. */
    boolean fails(Schedule schedule) throws InterruptedException {
        if (withstood.contains(schedule)) {
            return false;
        }
        int failed = 0;
        int passed = 0;
        while (Math.max(failed, passed) <= RUNS_EACH / 2) {
            if (areOver()) {
                return false;
            }
            boolean failure = fail(schedule);
            failed += failure ? 1 : 0;
            passed += failure ? 0 : 1;
        }
        if (failed < passed) {
            withstood.add(schedule);
        }
        return failed > passed;
    }

    /** Return how many of so many runs fail, whatever the limits. */
    int failures(Schedule schedule, int of) throws InterruptedException {
        int failed = 0;
        for (int i = 0; i < of; i++) {
            failed += fail(schedule) ? 1 : 0;
        }
        return failed;
    }

    boolean areOver() {
        return runs >= MOST_RUNS || run.ticker().nanos() - startNanos >= time.toNanos();
    }

    int runs() {
        return runs;
    }

    /** Return why a run could not be judged, if that happened. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    private boolean fail(Schedule schedule) throws InterruptedException {
        runs++;
        try {
            return trial.fails(schedule);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception | AssertionError thrown) {
            obstacle = String.valueOf(thrown.getMessage());
            return false;
        }
    }

    /** One run of a schedule. */
    @FunctionalInterface
    interface Trial {
        /** Return whether it breached the promise. */
        boolean fails(Schedule schedule) throws Exception;
    }
}
