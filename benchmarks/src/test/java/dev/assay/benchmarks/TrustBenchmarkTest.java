package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Decision;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** The trust benchmark in short: it fails where a figure is so far from its goal that chance cannot be the reason. */
class TrustBenchmarkTest {
    private static final int SESSIONS = 200;
    /** How often a figure that only just reaches its goal may fail here. */
    private static final double CHANCE = 1e-6;

    @Test
    void verdictsAreRightWhereAPointComparisonIsNot() {
        long seed = new Random().nextLong();
        Map<LatencyStream, StreamTally> tallies = new EnumMap<>(LatencyStream.class);
        for (LatencyStream stream : LatencyStream.values()) {
            tallies.put(stream, StreamTally.of(stream, SESSIONS, seed));
        }
        TrustFigures figures = new TrustFigures(tallies, Optional.empty());

        assertAtMost("no change, not passed", 1 - figures.samePassed(), 0.01, seed);
        assertAtMost("no change, breached", figures.sameBreached(), 0.001, seed);
        assertAtMost("20 % slower, not breached", 1 - figures.plantedBreached(), 0.015, seed);
        assertAtMost("20 % slower in a gap, passed", figures.gapWrongPassed(), 0.03, seed);
        assertAtMost("budget, undecided", 1 - figures.absoluteDecided(), 0.2, seed);
        assertAtMost("budget, wrong", 1 - figures.absoluteRight(), 0.01, seed);
        // Known to be about 20 % of these streams: without it, they would be too easy to prove anything.
        assertThat(Objects.requireNonNull(tallies.get(LatencyStream.AUTOREGRESSIVE))
                        .stored(0)
                        .count(Decision.BREACHED))
                .as("false alarms of the point comparison, seed %d", seed)
                .isGreaterThan(BinomialDistribution.of(SESSIONS, 0.19).inverseCumulativeProbability(CHANCE));
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        assertThat(TrustTable.of(Map.of(LatencyStream.WEATHER, StreamTally.of(LatencyStream.WEATHER, 10, 7))))
                .isEqualTo(TrustTable.of(Map.of(LatencyStream.WEATHER, StreamTally.of(LatencyStream.WEATHER, 10, 7))));
    }

    /** By the sign of 200 sessions: the true p95 is about the middle of what sessions show. */
    @Test
    void theTruthIsInTheMiddle() {
        long seed = new Random().nextLong();
        for (LatencyStream stream : LatencyStream.values()) {
            SplittableRandom random = new SplittableRandom(seed);
            double above = 0;
            int sessions = 100;
            for (int i = 0; i < sessions; i++) {
                LatencySession session = stream.session(random.split());
                double[] latencies = session.take(AbsoluteRun.MOST_REQUESTS);
                double truth = session.p95();
                for (double latency : latencies) {
                    above += latency > truth ? 1.0 / sessions / latencies.length : 0;
                }
            }
            assertThat(above).as("%s, seed %d", stream, seed).isCloseTo(0.05, within(0.005));
        }
    }

    @Test
    void figuresAreTheJsonLine() {
        Map<LatencyStream, StreamTally> tallies = new EnumMap<>(LatencyStream.class);
        for (LatencyStream stream : LatencyStream.values()) {
            tallies.put(stream, StreamTally.of(stream, 2, 1));
        }

        assertThat(new TrustFigures(tallies, Optional.empty()).json())
                .matches("\\{\"aa_passed\":[\\d.]+,\"aa_breached\":[\\d.]+,\"planted_breached\":[\\d.]+,"
                        + "\"gap_wrong_passed\":[\\d.]+,\"absolute_decided\":[\\d.]+,\"absolute_right\":[\\d.]+}");
        assertThat(new TrustFigures(tallies, Optional.of(new RealRuns(1, 49))).json())
                .endsWith(",\"real_aa_breached\":1,\"real_planted_breached\":49}");
        assertThat(new TrustFigures(tallies, Optional.of(new RealRuns(2, 48))).goals())
                .filteredOn(goal -> goal.name().startsWith("real"))
                .extracting(Goal::met)
                .containsExactly(false, false);
    }

    private static void assertAtMost(String figure, double share, double goal, long seed) {
        assertThat(Math.round(share * SESSIONS))
                .as("%s, of %d sessions of the worst stream, seed %d", figure, SESSIONS, seed)
                .isLessThanOrEqualTo(BinomialDistribution.of(SESSIONS, goal).inverseSurvivalProbability(CHANCE));
    }
}
