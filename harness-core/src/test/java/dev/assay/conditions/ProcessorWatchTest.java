package dev.assay.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProcessorWatchTest {
    private static final long MILLI = 1_000_000;

    private final List<Disturbance> found = new ArrayList<>();

    @Test
    void theFilesOfLinuxAreRead() {
        ProcessorTimes times = ProcessorTimes.of(
                List.of("cpu  2287778 207 559103 1806966 9320 0 16332 3747 0 0", "cpu0 1 1 1 1 1 1 1 1 0 0", "btime 7"),
                List.of(
                        "version 15",
                        "timestamp 4295",
                        "cpu0 0 0 0 0 0 0 800 300 40",
                        "domain0 3 0 0 0 0 0 0 0 0",
                        "cpu1 0 0 0 0 0 0 900 500 50"));

        assertThat(times).isEqualTo(new ProcessorTimes(OptionalLong.of(37_470 * MILLI), OptionalLong.of(800)));
    }

    @Test
    void filesThatAreNotThereTellNothing() {
        ProcessorTimes none = ProcessorTimes.of(List.of(), List.of("version 15"));
        ProcessorWatch watch = new ProcessorWatch(none, 0, found);

        watch.sample(none, 100 * MILLI);

        assertThat(none).isEqualTo(new ProcessorTimes(OptionalLong.empty(), OptionalLong.empty()));
        assertThat(watch.stolen()).isEmpty();
        assertThat(watch.waited()).isEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void whatGrewBetweenTwoSamplesIsADisturbance() {
        ProcessorWatch watch = new ProcessorWatch(times(0, 0), 1_000 * MILLI, found);

        watch.sample(times(0, 99), 1_100 * MILLI);
        watch.sample(times(30, 250), 1_200 * MILLI);

        assertThat(found)
                .containsExactly(
                        new Disturbance(Cause.STEAL, 1_100 * MILLI, 1_200 * MILLI, 30 * MILLI),
                        new Disturbance(Cause.RUN_QUEUE, 1_100 * MILLI, 1_200 * MILLI, 151 * MILLI));
        assertThat(watch.stolen()).contains(Duration.ofMillis(30));
        assertThat(watch.waited()).contains(Duration.ofMillis(250));
    }

    private static ProcessorTimes times(long stealMillis, long waitMillis) {
        return new ProcessorTimes(OptionalLong.of(stealMillis * MILLI), OptionalLong.of(waitMillis * MILLI));
    }
}
