package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
    @Test
    void takesTheNearestRank() {
        Latencies latencies = Latencies.of(LongStream.rangeClosed(1, 200)
                .mapToObj(n -> new Call("save", 1, 0, n, null))
                .toList());

        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofNanos(100));
        assertThat(latencies.percentile(99)).isEqualTo(Duration.ofNanos(198));
        assertThat(latencies.percentile(100)).isEqualTo(Duration.ofNanos(200));
    }

    @Test
    void isZeroWithoutCalls() {
        assertThat(Latencies.of(List.of()).percentile(50)).isZero();
    }
}
