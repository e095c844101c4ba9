package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The same part again and again. A random walk in it is drawn anew each time.
 *
 * @param times how often, at least twice
 * @param part what is repeated
 */
public record Repeat(int times, Part part) implements Part {
    public Repeat {
        if (times < 2 || (long) times * part.steps() > Schedule.MOST_STEPS) {
            throw new IllegalArgumentException("[" + times + "] is not at least 2, or makes more than "
                    + Schedule.MOST_STEPS + " steps of " + part.steps());
        }
    }

    @Override
    public String write() {
        return times + " x (" + part.writeAlone() + ")";
    }

    @Override
    public Duration length() {
        return part.length().multipliedBy(times);
    }

    @Override
    public int steps() {
        return times * part.steps();
    }

    @Override
    public boolean hurts() {
        return part.hurts();
    }

    @Override
    public Part drawn(Draw draw) {
        List<Part> drawn =
                IntStream.range(0, times).mapToObj(time -> part.drawn(draw)).toList();
        return drawn.stream().allMatch(part::equals) ? this : new Sequence(drawn);
    }

    @Override
    public void place(Duration from, Consumer<Placed> into) {
        writtenOut().place(from, into);
    }

    @Override
    public Optional<Part> edited(Editor editor) {
        return writtenOut().edited(editor);
    }

    private Part writtenOut() {
        return new Sequence(Collections.nCopies(times, part));
    }
}
