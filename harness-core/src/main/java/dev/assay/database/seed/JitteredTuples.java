package dev.assay.database.seed;

import java.util.List;
import java.util.SplittableRandom;

/** Rows of a sample whose numbers are moved a little. */
record JitteredTuples(DrawnTuples drawn, List<Jitter> jitters) implements Part {
    @Override
    public String name() {
        return drawn.name();
    }

    @Override
    public void fill(Block block, int row, SplittableRandom random) {
        int source = random.nextInt(drawn.tuples().size());
        drawn.take(block, row, source);
        jitters.forEach(jitter -> jitter.move(block, row, source, random));
    }
}
