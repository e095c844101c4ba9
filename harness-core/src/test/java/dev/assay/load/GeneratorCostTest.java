package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.JRE.JAVA_21;

import dev.assay.check.Run;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class GeneratorCostTest {
    @Test
    void isMeasuredWithTheLoadItself() throws Exception {
        assertThat(measured(LoadThreads.PLATFORM).cpuShare().orElseThrow()).isBetween(0.0, 0.9);
    }

    @Test
    @EnabledForJreRange(min = JAVA_21)
    void isMeasuredOfTheWholeJvmOnVirtualThreads() throws Exception {
        // The tests beside this one are of the same JVM, and its clock steps by 10 ms.
        assertThat(measured(LoadThreads.VIRTUAL).cpuShare().orElseThrow()).isBetween(0.0, 1.1);
    }

    private static GeneratorCost measured(LoadThreads threads) throws Exception {
        LoadResult result = LoadDriver.measure(
                new FakeConnections(),
                Workload.of(worker -> Thread.sleep(5)),
                LoadSettings.DEFAULT
                        .withDuration(Duration.ofMillis(300))
                        .withWarmUp(new WarmUp.Fixed(Duration.ofMillis(100))),
                DriverOptions.DEFAULT.withThreads(threads),
                Run.of("cost", 8731));

        assertThat(result.recording().operations()).isPositive();
        assertThat(result.warmUp().recording().operations()).isPositive();
        assertThat(result.cost().nanosPerOperation()).isBetween(1.0, 100_000.0);
        assertThat(result.cost().clockResolutionNanos()).isPositive();
        return result.cost();
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
