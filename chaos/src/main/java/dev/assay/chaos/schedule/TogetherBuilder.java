package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts parts at the same time. Not thread-safe. */
public final class TogetherBuilder {
    private final List<Strand> strands = new ArrayList<>();

    TogetherBuilder() {}

    /** Add a fault that begins at once. */
    public TogetherBuilder with(Fault fault, Duration length) {
        return with(fault, length, Duration.ZERO);
    }

    /** Add a fault that begins some time later than the first. */
    public TogetherBuilder with(Fault fault, Duration length, Duration after) {
        strands.add(new Strand(new Step(fault, length), after));
        return this;
    }

    /** Add several steps one after the other, the first of which begins some time later. */
    public TogetherBuilder with(Consumer<ScheduleBuilder> steps, Duration after) {
        strands.add(new Strand(ScheduleBuilder.partOf(steps), after));
        return this;
    }

    Part part() {
        if (strands.isEmpty()) {
            throw new IllegalArgumentException("there is no step");
        }
        return Together.of(strands);
    }
}
