package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.check.Quantity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosedLoadTest {
    private final VirtualTime time = new VirtualTime();
    private final Workload fiveMillis = Workload.of(worker -> time.pass(Duration.ofMillis(5)));

    @Test
    void aClientThinksBetweenTwoOperations() throws Exception {
        Pace pace = new Pace.Closed(Duration.ofMillis(15));
        try (LoadDriver load = time.driver(fiveMillis, pace)) {
            Recording recording = load.drive(Duration.ofSeconds(2));

            assertThat(recording.operations()).isEqualTo(100);
            assertThat(recording.latencies().longestNanos()).isBetween(4_995_000L, 5_005_000L);
        }
    }

    @Test
    void exponentialPausesHaveTheMeanThatWasAskedFor() throws Exception {
        Pace pace = new Pace.Closed(Duration.ofMillis(15), Thinking.EXPONENTIAL);
        try (LoadDriver load = time.driver(fiveMillis, pace)) {
            Recording recording = load.drive(Duration.ofSeconds(400));

            assertThat((double) recording.operations()).isCloseTo(20_000, within(500.0));
        }
    }

    @Test
    void aThinkTimeLongerThanTheLoadLeavesOneOperation() throws Exception {
        try (LoadDriver load = time.driver(fiveMillis, new Pace.Closed(Duration.ofHours(1)))) {
            assertThat(load.drive(Duration.ofSeconds(1)).operations()).isEqualTo(1);
        }
    }

    @Test
    void asksBetweenSlicesWhetherItIsEnough() throws Exception {
        try (LoadDriver load = time.driver(fiveMillis, Pace.UNPAUSED)) {
            AtomicInteger asked = new AtomicInteger();
            Recording recording = load.driveUntil(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    soFar -> asked.incrementAndGet() == 3 || soFar.operations() > 350);

            assertThat(asked).hasValue(3);
            assertThat(recording.operations()).isEqualTo(300);
            assertThat(recording.windows()).hasSize(15);
        }
    }

    @Test
    void endsAtTheLongestTimeWhereItIsNeverEnough() throws Exception {
        try (LoadDriver load = time.driver(fiveMillis, Pace.UNPAUSED)) {
            Recording recording = load.driveUntil(Duration.ofMillis(500), Duration.ofMillis(1_700), soFar -> false);

            assertThat(recording.operations()).isEqualTo(300);
        }
    }

    @Test
    void clientsOfARampBeginOneAfterAnother() {
        Stretch ramp = new Stretch(0, 500, 4_000, 10, true, new AtomicBoolean());
        ClosedSchedule schedule =
                new ClosedSchedule(new Pace.Closed(Duration.ZERO), 4, new Mix(fiveMillis), ramp, time.run(8731), time);

        assertThat(IntStream.range(0, 4).mapToLong(schedule::firstNanos)).containsExactly(500L, 1_500L, 2_500L, 3_500L);
        assertThat(IntStream.range(0, 4).mapToLong(schedule::most)).containsExactly(3L, 3L, 2L, 2L);
    }

    @Test
    void aRampIsDrivenAndNotMeasured() throws Exception {
        LoadSettings settings = LoadSettings.DEFAULT
                .withPace(new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT))
                .withRamp(Duration.ofSeconds(2))
                .withWarmUp(new WarmUp.Fixed(Duration.ofSeconds(1)));
        AtomicInteger calls = new AtomicInteger();
        Workload counting = Workload.of(worker -> {
            calls.incrementAndGet();
            time.pass(Duration.ofMillis(1));
        });
        try (LoadDriver load = time.driver(counting, settings, DriverOptions.DEFAULT)) {
            WarmUpResult warmUp = load.warmUp();

            assertThat(calls).hasValue(200);
            assertThat(warmUp.recording().operations()).isEqualTo(100);
            assertThat(warmUp).hasToString("fixed at [1000 ms]");
        }
    }
}
