package dev.assay.sampling;

import dev.assay.check.Outcome;
import dev.assay.statistics.Decision;

/** The outcomes of promises that a sample decides. */
public final class Outcomes {
    private Outcomes() {}

    /** Return the outcome of a decision on a sample. */
    public static Outcome of(Decision decision) {
        return switch (decision) {
            case KEPT -> Outcome.PASSED;
            case BREACHED -> Outcome.BREACHED;
            case UNDECIDED -> Outcome.INCONCLUSIVE;
        };
    }
}
