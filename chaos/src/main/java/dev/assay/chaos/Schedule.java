package dev.assay.chaos;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Faults, one after the other. Immutable.
 *
 * @param steps the steps in their order; at least one of them breaks something
 */
public record Schedule(List<Step> steps) {
    public Schedule {
        steps = List.copyOf(steps);
        if (steps.stream().noneMatch(step -> step.fault().hurts())) {
            throw new IllegalArgumentException("a schedule needs a step that breaks something");
        }
    }

    /**
     * Read a schedule such as {@code latency(300ms) 2s; partition 1s; healthy 1s}: steps separated by semicolons, each the
     * name of a fault, its arguments in parentheses, and how long it lasts.
     *
     * @throws dev.assay.check.MistakeException naming the step that cannot be read, what is accepted, and a line that is
     */
    public static Schedule parse(String text) {
        return new ScheduleReader(text).read();
    }

    /** Return the schedule as {@link #parse} reads it. */
    public String write() {
        return steps.stream().map(Step::write).collect(Collectors.joining("; "));
    }
}
