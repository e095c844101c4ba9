package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.load.LatencyProfile;
import dev.assay.load.Recording;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramErrorTest {
    /** From 1 to 1,000: three digits hold each of them exactly. */
    private static final long[] EXACT = LongStream.rangeClosed(1, 1000).toArray();

    @Test
    void thereIsNoneWhereTheDigitsSuffice() {
        assertThat(HistogramError.of("delays", EXACT, profile(EXACT)).relative())
                .isZero();
    }

    @Test
    void theWorstPercentileIsTold() {
        long[] known = EXACT.clone();
        known[989] = 1100;

        HistogramError error = HistogramError.of("delays", known, profile(EXACT));

        assertThat(error.percentile()).isEqualTo(99.0);
        assertThat(error.relative()).isEqualTo(0.1, within(1e-12));
        assertThat(error).hasToString("percentiles beside delays: 1000 latencies, worst error 10.000 % at p99.0");
    }

    @Test
    void anotherNumberOfLatenciesIsNoComparison() {
        LatencyProfile profile = profile(1, 2, 3);

        assertThatThrownBy(() -> HistogramError.of("delays", new long[] {1, 2}, profile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[delays]: 2 latencies are known and 3 recorded");
    }

    @Test
    void noLatencyIsNoComparison() {
        LatencyProfile profile = profile();

        assertThatThrownBy(() -> HistogramError.of("delays", new long[0], profile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[delays]: 0 latencies are known and 0 recorded");
    }

    private static LatencyProfile profile(long... nanos) {
        Recording recording = new Recording(new long[0], 1);
        for (long latency : nanos) {
            recording.success(0, latency);
        }
        return recording.latencies();
    }
}
