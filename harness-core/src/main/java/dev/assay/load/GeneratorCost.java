package dev.assay.load;

import java.util.OptionalDouble;

/**
 * What driving the load costs itself.
 *
 * @param nanosPerOperation what the loop spends on an operation that does nothing: choice, clock, histogram, counters
 * @param clockResolutionNanos the smallest step that the clock was seen to make; 0 where it stood still
 * @param cpuShare processor time of the load threads as a share of all processors, while they were measured; it holds the
 *     driver's work as well, and on virtual threads that of the whole JVM, which does not know theirs. Empty where nothing was measured
 */
public record GeneratorCost(double nanosPerOperation, long clockResolutionNanos, OptionalDouble cpuShare) {}
