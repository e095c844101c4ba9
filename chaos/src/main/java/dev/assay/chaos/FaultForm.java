package dev.assay.chaos;

import java.util.function.Function;

/**
 * How a fault is written in a schedule.
 *
 * @param keyword its name
 * @param form all ways to write it, T and J being times and L the length of the step
 * @param example a step that is accepted
 * @param reader makes the fault from its arguments
 */
record FaultForm(String keyword, String form, String example, Function<FaultArguments, Fault> reader) {
    Fault read(FaultArguments arguments) {
        Fault fault = reader.apply(arguments);
        arguments.expectNone();
        return fault;
    }
}
