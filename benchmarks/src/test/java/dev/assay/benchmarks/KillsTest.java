package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class KillsTest {
    private static final int RUNS = 10;

    @Test
    void killedRunsLeaveNothing() throws Exception {
        long seed = new Random().nextLong();

        KillReport report = KillsBenchmark.onEmbedded(RUNS, seed);

        assertThat(report.left()).as("seed %d", seed).isEqualTo(new Leftovers(List.of(), List.of(), List.of()));
        // A run whose moment was after its end proves nothing.
        assertThat(report.midway()).as("runs killed midway, seed %d", seed).isGreaterThan(RUNS / 2);
    }
}
