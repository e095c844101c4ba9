package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulates what the error rates promise where it is hardest to keep: with the truth exactly on the limit. */
class CoverageTest {
    private static final long SEED = 8731;
    private static final int STREAMS = 2000;
    private static final int[] LOOKS = {1000, 2000, 4000};
    private static final int BLOCK = 50;

    @Test
    void errorRatesHoldOnTheLimitUnderThePlannedLooks() {
        for (double limit : List.of(0.05, 0.01, 0.5)) {
            Rates rates = simulate(limit, random -> new Independent(random, limit));

            assertThat(rates.kept()).as(rates.describe("independent", limit)).isLessThanOrEqualTo(0.05 + noise(0.05));
            assertThat(rates.breached())
                    .as(rates.describe("independent", limit))
                    .isLessThanOrEqualTo(0.01 + noise(0.01));
        }
    }

    @Test
    void errorRatesHoldOnTheLimitWhereRequestsAreCorrelated() {
        Rates rates = simulate(0.05, random -> new Autoregressive(random, 0.95));

        assertThat(rates.kept()).as(rates.describe("AR(1)", 0.05)).isLessThanOrEqualTo(0.128);
        assertThat(rates.breached()).as(rates.describe("AR(1)", 0.05)).isLessThanOrEqualTo(0.018);
    }

    @Test
    void clearTruthsAreDecidedRightly() {
        Rates half = simulate(0.05, random -> new Independent(random, 0.025));
        Rates twice = simulate(0.05, random -> new Independent(random, 0.1));

        assertThat(half.kept()).as(half.describe("half of the limit", 0.05)).isGreaterThanOrEqualTo(0.99);
        assertThat(twice.breached()).as(twice.describe("twice the limit", 0.05)).isGreaterThanOrEqualTo(0.99);
    }

    private static Rates simulate(double limit, java.util.function.Function<Random, Stream> streams) {
        int kept = 0;
        int breached = 0;
        for (int i = 0; i < STREAMS; i++) {
            Decision decision = decide(limit, streams.apply(new Random(SEED + i)));
            kept += decision == Decision.KEPT ? 1 : 0;
            breached += decision == Decision.BREACHED ? 1 : 0;
        }
        return new Rates((double) kept / STREAMS, (double) breached / STREAMS);
    }

    private static Decision decide(double limit, Stream stream) {
        List<Block> blocks = new ArrayList<>();
        for (int look = 0; look < LOOKS.length; look++) {
            while (blocks.size() * BLOCK < LOOKS[look]) {
                blocks.add(next(stream));
            }
            Block total = Block.sum(blocks);
            ProportionTest test = new ProportionTest(limit, ErrorRates.DEFAULT.ofLook(look + 1, LOOKS.length));
            Decision decision = test.decide(new Proportion(total.hits(), total.trials(), DesignEffect.of(blocks)));
            if (decision != Decision.UNDECIDED) {
                return decision;
            }
        }
        return Decision.UNDECIDED;
    }

    private static Block next(Stream stream) {
        int hits = 0;
        for (int i = 0; i < BLOCK; i++) {
            hits += stream.hit() ? 1 : 0;
        }
        return new Block(hits, BLOCK);
    }

    private static double noise(double rate) {
        return 3 * Math.sqrt(rate * (1 - rate) / STREAMS);
    }

    private interface Stream {
        boolean hit();
    }

    private record Independent(Random random, double share) implements Stream {
        @Override
        public boolean hit() {
            return random.nextDouble() < share;
        }
    }

    /** Hits where a standard normal AR(1) process lies above its 95th percentile. */
    private static final class Autoregressive implements Stream {
        private static final double P95 = 1.6448536269514722;
        private final Random random;
        private final double carry;
        private double state;

        Autoregressive(Random random, double carry) {
            this.random = random;
            this.carry = carry;
            this.state = random.nextGaussian();
        }

        @Override
        public boolean hit() {
            state = carry * state + Math.sqrt(1 - carry * carry) * random.nextGaussian();
            return state > P95;
        }
    }

    private record Rates(double kept, double breached) {
        String describe(String stream, double limit) {
            return "%s, limit %s, seed %d, %d streams: kept %s, breached %s"
                    .formatted(stream, limit, SEED, STREAMS, kept, breached);
        }
    }
}
