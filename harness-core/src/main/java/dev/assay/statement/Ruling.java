package dev.assay.statement;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;

/**
 * What the calls say about one promise.
 *
 * @param kept whether it is kept by the calls that were made
 * @param figures what was counted, if the promise has a figure
 * @param findings what breaks it
 * @param shown the call whose plans are the evidence
 */
record Ruling(boolean kept, List<Figure> figures, List<Finding> findings, Call shown) {
    /** A breach needs one call; that a promise is kept needs all that were asked for. */
    Outcome outcome(CallSeries series) {
        if (!kept) {
            return Outcome.BREACHED;
        }
        return series.isComplete() ? Outcome.PASSED : Outcome.INCONCLUSIVE;
    }
}
