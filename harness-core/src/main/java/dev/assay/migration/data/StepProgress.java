package dev.assay.migration.data;

import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How far a step has come.
 *
 * @param migration the name of the migration
 * @param step the name of the step
 * @param undo whether the step is being taken back
 * @param passed how many rows have been looked at, those of earlier runs included
 * @param total how many there were when the step began; an estimate from a million on
 * @param changed how many of them were changed
 * @param elapsed how long this run has taken for the step
 * @param finished whether the step has ended
 */
public record StepProgress(
        String migration,
        String step,
        boolean undo,
        long passed,
        long total,
        long changed,
        Duration elapsed,
        boolean finished) {
    private static final int WHOLE = 100;

    /** Return the share that is done in whole percent, 100 only at the end. */
    public int percent() {
        if (finished) {
            return WHOLE;
        }
        return total < 1 ? 0 : (int) Math.min(WHOLE - 1, passed * WHOLE / total);
    }

    /** Return one line, such as {@code data [fill] step [predictions] 40 %, 4,000 of 10,000 rows, 3,812 changed, 213 ms}. */
    @Override
    public String toString() {
        Quantity time = Quantity.of(Duration.ofMillis(elapsed.toMillis()));
        return "data [" + migration + "] " + (undo ? "undo of step [" : "step [") + step + "] " + percent() + " %, "
                + written(passed) + " of " + written(total) + " rows, " + written(changed) + " changed, " + time;
    }

    private static String written(long number) {
        return Unit.NUMBER.write(BigDecimal.valueOf(number));
    }
}
