package dev.assay.chaos.schedule;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Lengths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Faults in an order and for times that are drawn from the seed of the run. The first one breaks something, and each is
 * another than the one before it. A step lasts 500 ms, or as long as its fault must to be felt, and up to two seconds more.
 *
 * @param faults what to draw from, at least two
 * @param length how long all of it lasts, in whole milliseconds; enough for each of the faults
 */
public record RandomWalk(List<Fault> faults, Duration length) implements Part {
    private static final long SHORTEST_MILLIS = 500;
    private static final int EXTRA_TENTHS = 15;

    public RandomWalk {
        faults = List.copyOf(faults);
        if (faults.size() < 2 || new HashSet<>(faults).size() < faults.size()) {
            throw new IllegalArgumentException("a random walk needs two different faults, not " + faults);
        }
        if (faults.stream().noneMatch(Fault::hurts)) {
            throw new IllegalArgumentException("nothing in the random walk breaks anything");
        }
        if (!Lengths.isWhole(length) || faults.stream().anyMatch(needsMoreThan(length))) {
            throw new IllegalArgumentException("[" + length + "] is too short for a step of " + faults);
        }
    }

    /** Return how long a step of a fault lasts at least. */
    static Duration shortest(Fault fault) {
        return Duration.ofMillis(Math.max(SHORTEST_MILLIS, fault.shortest().toMillis()));
    }

    private static Predicate<Fault> needsMoreThan(Duration length) {
        return fault -> shortest(fault).compareTo(length) > 0;
    }

    @Override
    public String write() {
        return faults.stream().map(Fault::write).collect(Collectors.joining(", ", "random(", ") "))
                + Lengths.write(length);
    }

    @Override
    public int steps() {
        return (int) Math.min(Schedule.MOST_STEPS + 1, length.toMillis() / SHORTEST_MILLIS);
    }

    @Override
    public boolean hurts() {
        return true;
    }

    @Override
    public Part drawn(Draw draw) {
        return Sequence.of(walk(draw.next()));
    }

    @Override
    public void place(Duration from, Consumer<Placed> into) {
        throw new IllegalStateException("[" + write() + "] was not drawn");
    }

    @Override
    public Optional<Part> edited(Editor editor) {
        throw new IllegalStateException("[" + write() + "] was not drawn");
    }

    private List<Step> walk(Random random) {
        List<Step> steps = new ArrayList<>();
        Duration left = length;
        while (!left.isZero()) {
            steps.add(next(random, steps, left));
            left = length.minus(total(steps));
        }
        return steps;
    }

    private static Duration total(List<Step> steps) {
        return steps.stream().map(Step::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** What is left and too short for any other fault belongs to the last step. */
    private Step next(Random random, List<Step> steps, Duration left) {
        List<Fault> possible = faults.stream()
                .filter(fault -> steps.isEmpty()
                        ? fault.hurts()
                        : !fault.equals(steps.get(steps.size() - 1).fault()))
                .filter(fault -> shortest(fault).compareTo(left) <= 0)
                .toList();
        if (possible.isEmpty()) {
            Step last = steps.remove(steps.size() - 1);
            return new Step(last.fault(), left.plus(last.length()));
        }
        Fault fault = possible.get(random.nextInt(possible.size()));
        Duration drawn = shortest(fault).plusMillis(100L * random.nextInt(EXTRA_TENTHS + 1));
        return new Step(fault, left.minus(drawn).toMillis() < SHORTEST_MILLIS ? left : drawn);
    }
}
