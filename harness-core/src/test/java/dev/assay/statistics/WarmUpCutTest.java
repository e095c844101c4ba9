package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpCutTest {
    /** After the 10 slow means, 30 that alternate between 1 and 2 have 7.5 / 30^2; without the next, 7.24 / 29^2 is more. */
    @Test
    void slowMeansAtTheStartAreCut() {
        WarmUpCut cut = WarmUpCut.of(IntStream.range(0, 40)
                .mapToDouble(i -> i < 10 ? 100 : 1 + i % 2)
                .toArray());

        assertThat(cut).isEqualTo(new WarmUpCut(10, 40, false));
        assertThat(cut.isSteady()).isTrue();
    }

    @Test
    void aLongWarmUpIsNotSteady() {
        WarmUpCut cut = WarmUpCut.of(IntStream.range(0, 40)
                .mapToDouble(i -> i < 18 ? 100 : 1 + i % 2)
                .toArray());

        assertThat(cut.cut()).isEqualTo(18);
        assertThat(cut.isSteady()).isFalse();
    }

    @Test
    void aTrendIsNotSteady() {
        WarmUpCut cut = WarmUpCut.of(IntStream.range(0, 200).mapToDouble(i -> i).toArray());

        assertThat(cut.halvesDiffer()).isTrue();
        assertThat(cut.isSteady()).isFalse();
    }

    @Test
    void equalMeansAreSteadyFromTheStart() {
        assertThat(WarmUpCut.of(new double[40]).isSteady()).isTrue();
    }

    /** Latencies that start three times as long: their p95 is about a quarter too long, and nearly right after the cut. */
    @Test
    void theCutRemovesTheBiasOfADecayingStart() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double raw = 0;
        double rest = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            double[] latencies = IntStream.range(0, 2000)
                    .mapToDouble(i -> (1 + 2 * Math.exp(-i / 150.0)) * Math.exp(0.5 * random.nextGaussian()))
                    .toArray();
            double[] means = IntStream.range(0, 400)
                    .mapToDouble(i -> Arrays.stream(latencies, 5 * i, 5 * i + 5).sum() / 5)
                    .toArray();
            int cut = 5 * WarmUpCut.of(means).cut();
            raw += p95(latencies, 0) / runs;
            rest += p95(latencies, cut) / runs;
        }
        double truth = Math.exp(1.6448536 * 0.5);

        assertThat(raw / truth).as("seed %d", seed).isBetween(1.15, 1.35);
        assertThat(rest / truth).as("seed %d", seed).isBetween(0.97, 1.06);
    }

    @Test
    void tooFewMeansAndFailuresAreRefused() {
        assertThatThrownBy(() -> WarmUpCut.of(new double[39]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[39] means are too few to find a warm-up; at least 40 are needed");
        double[] failing = new double[40];
        failing[7] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> WarmUpCut.of(failing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mean is not finite; leave failed operations out");
    }

    private static double p95(double[] latencies, int from) {
        return BlockStatistic.percentile(0.95).of(latencies.clone(), from, latencies.length);
    }
}
