package dev.assay.budget;

import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.statistics.ErrorRates;
import java.util.List;
import java.util.OptionalLong;

/** One promise about a load, and how it is judged. */
sealed interface Objective permits LatencyShare, LongestLatency, MeanLatency, Throughput, FailureShare {
    Promise promise();

    /** Return what a recording with at least one success says, where one look may err this often. */
    Judgement judge(Recording recording, ErrorRates rates);

    /** Return what some windows of a recording say by themselves; at least one operation ended in them. */
    Outcome outcome(Recording recording, List<Window> windows, ErrorRates rates);

    /** Return whether the verdict is about a rate or a level that must hold still for it to mean anything. */
    default boolean needsSteadiness() {
        return false;
    }

    /** Return the latency limit in nanoseconds whose exceedances are to be counted, if there is one. */
    default OptionalLong countedAbove() {
        return OptionalLong.empty();
    }

    /** Return how many operations it takes at least to call this promise kept. */
    default long smallestPass(ErrorRates rates) {
        return 1;
    }

    /** Return whether a warm-up showed nothing that could breach this promise. */
    default boolean quietIn(Recording warmUp) {
        return false;
    }
}
