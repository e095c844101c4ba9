package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A piece of a schedule: one step, or pieces one after the other, at the same time, repeated or drawn. Immutable. */
public sealed interface Part permits Step, Sequence, Together, Repeat, RandomWalk {
    /** Return the part as it stands between two semicolons. */
    String write();

    /** Return the part as it stands alone, or between parentheses of its own. */
    default String writeAlone() {
        return write();
    }

    /** Return how long it lasts. */
    Duration length();

    /** Return how many steps it has at most once everything is written out. */
    int steps();

    /** Return whether it breaks anything at all. */
    boolean hurts();

    /** Return the same part with every random walk drawn. */
    Part drawn(Draw draw);

    /**
     * Hand out every step with the moment of its begin.
     *
     * @param from when this part begins
     * @throws IllegalStateException if a random walk was not drawn
     */
    void place(Duration from, Consumer<Placed> into);

    /** Return what an editor leaves of this part; repetitions are written out, so that each step can be edited alone. */
    Optional<Part> edited(Editor editor);
}
