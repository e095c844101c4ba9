package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Faults over time. Immutable.
 *
 * @param whole all of it; it breaks something, has at most {@value #MOST_STEPS} steps and lasts a day at most
 */
public record Schedule(Part whole) {
    /** How many steps a schedule has at most. */
    public static final int MOST_STEPS = 1_000;

    /** How long a schedule lasts at most. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public Schedule {
        if (!whole.hurts()) {
            throw new IllegalArgumentException("a schedule needs a step that breaks something");
        }
        if (whole.steps() > MOST_STEPS || whole.length().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a schedule of [" + whole.steps() + "] steps and [" + whole.length()
                    + "] is beyond " + MOST_STEPS + " steps or a day");
        }
    }

    /**
     * Read a schedule such as {@code latency(300ms) 2s; partition 1s; healthy 1s}: steps, each the name of a fault, its
     * arguments in parentheses, and how long it lasts. Semicolons put one after the other; {@code latency(300ms) 4s + reset 1s
     * after 1s} happens at the same time, {@code 3 x (partition 500ms; healthy 1s)} three times, and {@code random(reset,
     * partition) 10s} is drawn from the seed of the run.
     *
     * @throws dev.assay.check.MistakeException naming the step that cannot be read, what is accepted, and a line that is
     */
    public static Schedule parse(String text) {
        return new ScheduleReader(text).read();
    }

    /** Begin a schedule that is put together in Java. */
    public static ScheduleBuilder builder() {
        return new ScheduleBuilder();
    }

    /** Return the schedule as {@link #parse} reads it. */
    public String write() {
        return whole.writeAlone();
    }

    /** Return the same schedule with every random walk drawn; itself if there is none. */
    public Schedule drawn(Draw draw) {
        return new Schedule(whole.drawn(draw));
    }

    /**
     * Return every step at its place, in the order in which they begin.
     *
     * @throws IllegalStateException if a random walk was not drawn
     */
    public List<Placed> timetable() {
        List<Placed> placed = new ArrayList<>();
        whole.place(Duration.ZERO, placed::add);
        placed.sort(Comparator.comparing(Placed::from));
        return List.copyOf(placed);
    }

    /** Return what an editor leaves; empty if nothing that breaks something is left. The schedule must be drawn. */
    public Optional<Schedule> edited(Editor editor) {
        return whole.edited(editor).filter(Part::hurts).map(Schedule::new);
    }
}
