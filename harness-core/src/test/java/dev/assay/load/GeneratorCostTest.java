package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GeneratorCostTest {
    @Test
    void isMeasuredWithTheLoadItself() throws Exception {
        LoadResult result = LoadDriver.measure(
                new FakeConnections(),
                Workload.of(worker -> Thread.sleep(5)),
                LoadSettings.DEFAULT
                        .withDuration(Duration.ofMillis(300))
                        .withWarmUp(new WarmUp.Fixed(Duration.ofMillis(100))),
                DriverOptions.DEFAULT,
                Run.of("cost", 8731));

        assertThat(result.recording().operations()).isPositive();
        assertThat(result.warmUp().recording().operations()).isPositive();
        assertThat(result.cost().nanosPerOperation()).isBetween(1.0, 100_000.0);
        assertThat(result.cost().clockResolutionNanos()).isPositive();
        assertThat(result.cost().cpuShare().orElseThrow()).isBetween(0.0, 0.9);
    }

    @Test
    void aClockThatStandsStillHasNoResolution() throws Exception {
        VirtualTime time = new VirtualTime();
        try (LoadDriver load = time.driver(Workload.of(worker -> {}), Pace.UNPAUSED)) {
            GeneratorCost cost = load.cost();

            assertThat(cost.clockResolutionNanos()).isZero();
            assertThat(cost.nanosPerOperation()).isNotNegative();
            assertThat(cost.cpuShare()).isEmpty();
        }
    }
}
