package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One part after the other.
 *
 * @param parts at least two; a sequence among them is taken apart
 */
public record Sequence(List<Part> parts) implements Part {
    public Sequence {
        parts = parts.stream().flatMap(part -> flat(part).stream()).toList();
        if (parts.size() < 2) {
            throw new IllegalArgumentException("a sequence needs two parts, not " + parts);
        }
    }

    /** Return these parts one after the other; a single one as it is. */
    public static Part of(List<? extends Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new Sequence(List.copyOf(parts));
    }

    private static List<Part> flat(Part part) {
        return part instanceof Sequence inner ? inner.parts() : List.of(part);
    }

    @Override
    public String write() {
        return "(" + writeAlone() + ")";
    }

    @Override
    public String writeAlone() {
        return parts.stream().map(Part::write).collect(Collectors.joining("; "));
    }

    @Override
    public Duration length() {
        return parts.stream().map(Part::length).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public int steps() {
        return parts.stream().mapToInt(Part::steps).sum();
    }

    @Override
    public boolean hurts() {
        return parts.stream().anyMatch(Part::hurts);
    }

    @Override
    public Part drawn(Draw draw) {
        return new Sequence(parts.stream().map(part -> part.drawn(draw)).toList());
    }

    @Override
    public void place(Duration from, Consumer<Placed> into) {
        Duration next = from;
        for (Part part : parts) {
            part.place(next, into);
            next = next.plus(part.length());
        }
    }

    @Override
    public Optional<Part> edited(Editor editor) {
        List<Part> left =
                parts.stream().flatMap(part -> part.edited(editor).stream()).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(of(left));
    }
}
