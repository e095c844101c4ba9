package dev.assay.chaos.fault;

import java.util.function.Function;

/**
 * How a fault is written in a schedule.
 *
 * @param keyword its name
 * @param form all ways to write it, T and J being times and L the length of the step
 * @param example a step that is accepted
 * @param reader makes the fault from its arguments
 */
public record FaultForm(String keyword, String form, String example, Function<FaultArguments, Fault> reader) {
    /**
     * Make the fault.
     *
     * @throws dev.assay.check.UnreadableException if an argument is missing, is one too many or cannot be read
     */
    public Fault read(FaultArguments arguments) {
        Fault fault = reader.apply(arguments);
        arguments.expectNone();
        return fault;
    }
}
