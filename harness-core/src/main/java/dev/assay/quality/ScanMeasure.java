package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A metric that is measured while the one scan of its table passes by. */
non-sealed interface ScanMeasure extends Measure {
    /** Ask the scan for what is needed, and return how its answer is read. */
    Function<ScanRow, Reading> plan(Scan scan, Target target);

    /** Return which columns can be measured. */
    default ColumnKind accepts() {
        return ColumnKind.ANY;
    }

    /**
     * Check what only the catalog knows.
     *
     * @throws MistakeException if the gate does not fit the column
     */
    default void check(Target target) {}

    /** Return what was found, for a promise that was not kept. */
    default List<Finding> explain(Target target, Reading reading, Comparison broken) {
        return List.of();
    }

    /** Return the condition that selects the rows to blame for a promise that was not kept, if there are such rows. */
    default Optional<String> blame(Target target, Comparison broken) {
        return Optional.empty();
    }
}
