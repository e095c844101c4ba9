package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Lengths;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A fault and how long it is in force.
 *
 * @param fault the fault
 * @param length how long, in whole milliseconds, above zero and not shorter than the fault must last
 */
public record Step(Fault fault, Duration length) implements Part {
    public Step {
        Objects.requireNonNull(fault);
        if (length.isNegative() || length.isZero() || !Lengths.isWhole(length)) {
            throw new IllegalArgumentException("a step must last some whole milliseconds, not [" + length + "]");
        }
        if (fault.shortest().compareTo(length) > 0) {
            throw new IllegalArgumentException("[" + fault.write() + "] must last at least ["
                    + Lengths.write(fault.shortest()) + "] to be felt, not [" + Lengths.write(length) + "]");
        }
    }

    /** Return the step as a schedule writes it: {@code partition 1s}. */
    @Override
    public String write() {
        return fault.write() + " " + Lengths.write(length);
    }

    @Override
    public int steps() {
        return 1;
    }

    @Override
    public boolean hurts() {
        return fault.hurts();
    }

    @Override
    public Part drawn(Draw draw) {
        return this;
    }

    @Override
    public void place(Duration from, Consumer<Placed> into) {
        into.accept(new Placed(this, from));
    }

    @Override
    public Optional<Part> edited(Editor editor) {
        return editor.step(this).map(Part.class::cast);
    }
}
