package dev.assay.chaos;

import dev.assay.chaos.fault.Lengths;
import dev.assay.chaos.schedule.Editor;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.chaos.schedule.Smaller;
import dev.assay.check.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for the least schedule that fails as a given one does, by delta debugging: it leaves out steps, first many and then
 * single ones, halves times, and makes faults milder, as long as what is left fails in most of its runs.
 *
 * <p>See A. Zeller, R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002. A database is not
 * deterministic, so that the answer carries a rate.
 */
final class Shrinking {
    private static final int RUNS_OF_THE_LEAST = 5;

    private final Trials trials;

    Shrinking(Trials trials) {
        this.trials = trials;
    }

    /** Return the least schedule as the line to write, and how often it fails. */
    List<Finding> of(Schedule failing) throws InterruptedException {
        Schedule whole = failing.edited(new Editor() {}).orElseThrow();
        if (!trials.fails(whole)) {
            return List.of(notAgain());
        }
        Schedule least = least(whole);
        int runs = trials.runs();
        int failures = trials.failures(least, RUNS_OF_THE_LEAST);
        return List.of(
                new Finding(
                        "minimal",
                        "faults = \"" + least.write() + "\"",
                        "fails in " + failures + " of " + RUNS_OF_THE_LEAST + " runs"),
                new Finding(
                        "shrunk",
                        "from " + size(whole) + " to " + size(least) + " in " + runs + " runs",
                        trials.areOver() ? "the limit ended it, there may be a smaller one" : ""));
    }

    private Finding notAgain() {
        return new Finding(
                "shrunk",
                "not at all: most runs of the same schedule did not fail again",
                trials.obstacle().map(text -> "a run ended with: " + text).orElse(""));
    }

    private static String size(Schedule schedule) {
        int steps = schedule.whole().steps();
        return steps + (steps == 1 ? " step" : " steps") + " of "
                + Lengths.write(schedule.whole().length());
    }

    private Schedule least(Schedule whole) throws InterruptedException {
        Schedule current = whole;
        Schedule before;
        do {
            before = current;
            current = milder(shorter(fewer(current)));
        } while (!current.equals(before) && !trials.areOver());
        return current;
    }

    private Schedule fewer(Schedule whole) throws InterruptedException {
        Schedule current = whole;
        for (int count = new Smaller(whole).steps() / 2; count >= 1; count = count / 2) {
            Schedule before;
            do {
                before = current;
                current = firstFailing(without(current, count)).orElse(current);
            } while (!current.equals(before));
        }
        return current;
    }

    private static List<Schedule> without(Schedule schedule, int count) {
        Smaller smaller = new Smaller(schedule);
        return IntStream.iterate(0, first -> first < smaller.steps(), first -> first + count)
                .mapToObj(first -> smaller.without(first, count))
                .flatMap(Optional::stream)
                .toList();
    }

    private Schedule shorter(Schedule schedule) throws InterruptedException {
        Optional<Schedule> found = firstFailing(new Smaller(schedule).shorter());
        return found.isPresent() ? shorter(found.get()) : schedule;
    }

    private Schedule milder(Schedule schedule) throws InterruptedException {
        Optional<Schedule> found = firstFailing(new Smaller(schedule).milder());
        return found.isPresent() ? milder(found.get()) : schedule;
    }

    private Optional<Schedule> firstFailing(List<Schedule> candidates) throws InterruptedException {
        for (Schedule candidate : candidates) {
            if (trials.fails(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
