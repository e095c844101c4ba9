package dev.assay.chaos;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Lengths;
import java.time.Duration;
import java.util.Objects;

/**
 * A fault and how long it is in force.
 *
 * @param fault the fault
 * @param length how long, above zero
 */
public record Step(Fault fault, Duration length) {
    public Step {
        Objects.requireNonNull(fault);
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a step must last some time, not [" + length + "]");
        }
    }

    /** Return the step as a schedule writes it: {@code partition 1s}. */
    public String write() {
        return fault.write() + " " + Lengths.write(length);
    }
}
