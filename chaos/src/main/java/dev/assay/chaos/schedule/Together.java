package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Parts at the same time. It ends with the last of them.
 *
 * @param strands at least two, or one that begins later
 */
public record Together(List<Strand> strands) implements Part {
    public Together {
        strands = List.copyOf(strands);
        if (strands.isEmpty() || isPlain(strands)) {
            throw new IllegalArgumentException("parts at the same time must be two, not " + strands);
        }
    }

    /** Return these parts at the same time; a single one that begins at once as it is. */
    public static Part of(List<Strand> strands) {
        return isPlain(strands) ? strands.get(0).part() : new Together(strands);
    }

    private static boolean isPlain(List<Strand> strands) {
        return strands.size() == 1 && strands.get(0).after().isZero();
    }

    @Override
    public String write() {
        return strands.stream().map(Strand::write).collect(Collectors.joining(" + "));
    }

    @Override
    public Duration length() {
        return strands.stream().map(Strand::end).max(Comparator.naturalOrder()).orElseThrow();
    }

    @Override
    public int steps() {
        return strands.stream().mapToInt(strand -> strand.part().steps()).sum();
    }

    @Override
    public boolean hurts() {
        return strands.stream().anyMatch(strand -> strand.part().hurts());
    }

    @Override
    public Part drawn(Draw draw) {
        return new Together(strands.stream().map(strand -> strand.drawn(draw)).toList());
    }

    @Override
    public void place(Duration from, Consumer<Placed> into) {
        strands.forEach(strand -> strand.part().place(from.plus(strand.after()), into));
    }

    @Override
    public Optional<Part> edited(Editor editor) {
        List<Strand> left = strands.stream()
                .flatMap(strand -> strand.edited(editor).stream())
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(of(left));
    }
}
