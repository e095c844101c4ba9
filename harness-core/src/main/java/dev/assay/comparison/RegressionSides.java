package dev.assay.comparison;

import dev.assay.check.Finding;
import dev.assay.check.Unit;
import dev.assay.load.Rounds;
import dev.assay.load.Side;
import java.util.List;
import java.util.stream.IntStream;

/** The sides of a comparison. The baseline stands there twice, to see whether the machine makes equal sides differ. */
final class RegressionSides {
    static final int BASELINE = 0;
    static final int MEASURED = 1;
    static final int BASELINE_AGAIN = 2;

    /** How many sides take part once the machine is known to be fair. */
    static final int COMPARED = 2;

    static final int ALL = 3;

    private RegressionSides() {}

    /** Return whether one of the two compared sides has never succeeded. */
    static boolean isDead(Rounds rounds) {
        return rounds.succeeded(BASELINE) == 0 || rounds.succeeded(MEASURED) == 0;
    }

    /** Return why requests of the two compared sides failed. */
    static List<Finding> failures(Rounds rounds) {
        return IntStream.range(0, COMPARED)
                .boxed()
                .flatMap(side -> rounds.failures(side).entries().stream()
                        .map(entry -> new Finding(
                                "errors",
                                entry.state() + ": " + Unit.NUMBER.write(entry.count()) + " of "
                                        + Unit.NUMBER.write(rounds.count()) + " requests of the "
                                        + rounds.sides().get(side) + " side",
                                entry.sample())))
                .toList();
    }

    static List<Side> of(OpenSide baseline, OpenSide measured) {
        return List.of(baseline.named("baseline"), measured.named("measured"), baseline.named("baseline again"));
    }
}
