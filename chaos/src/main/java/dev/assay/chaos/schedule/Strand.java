package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Lengths;
import java.time.Duration;
import java.util.Optional;

/**
 * One of several parts at the same time.
 *
 * @param part what happens
 * @param after how much later it begins than the first, in whole milliseconds
 */
public record Strand(Part part, Duration after) {
    public Strand {
        if (after.isNegative() || !Lengths.isWhole(after)) {
            throw new IllegalArgumentException("a part cannot begin after [" + after + "]");
        }
    }

    String write() {
        String text = part instanceof Together ? "(" + part.write() + ")" : part.write();
        return after.isZero() ? text : text + " after " + Lengths.write(after);
    }

    Duration end() {
        return after.plus(part.length());
    }

    Strand drawn(Draw draw) {
        return new Strand(part.drawn(draw), after);
    }

    Optional<Strand> edited(Editor editor) {
        Duration later = editor.after(after);
        return part.edited(editor).map(left -> new Strand(left, later));
    }
}
