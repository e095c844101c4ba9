package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healthy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts a {@link Schedule} together part by part, each after the one before it. Methods throw {@link IllegalArgumentException}
 * where the text would be refused. Not thread-safe.
 */
public final class ScheduleBuilder {
    private final List<Part> parts = new ArrayList<>();

    ScheduleBuilder() {}

    /** Add a fault that is in force for a time. */
    public ScheduleBuilder then(Fault fault, Duration length) {
        parts.add(new Step(fault, length));
        return this;
    }

    /** Add a time in which nothing is broken. */
    public ScheduleBuilder healthy(Duration length) {
        return then(new Healthy(), length);
    }

    /** Add parts that are in force at the same time: {@code both -> both.with(...).with(...)}. */
    public ScheduleBuilder together(Consumer<TogetherBuilder> strands) {
        TogetherBuilder together = new TogetherBuilder();
        strands.accept(together);
        parts.add(together.part());
        return this;
    }

    /** Add something so many times, at least twice: {@code each -> each.then(...).healthy(...)}. */
    public ScheduleBuilder repeat(int times, Consumer<ScheduleBuilder> repeated) {
        parts.add(new Repeat(times, partOf(repeated)));
        return this;
    }

    /** Add faults that are drawn from the seed of the run; see {@link RandomWalk}. */
    public ScheduleBuilder random(Duration length, Fault... faults) {
        parts.add(new RandomWalk(List.of(faults), length));
        return this;
    }

    /** Return the schedule. */
    public Schedule build() {
        return new Schedule(part());
    }

    static Part partOf(Consumer<ScheduleBuilder> content) {
        ScheduleBuilder inner = new ScheduleBuilder();
        content.accept(inner);
        return inner.part();
    }

    private Part part() {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is no step");
        }
        return Sequence.of(parts);
    }
}
