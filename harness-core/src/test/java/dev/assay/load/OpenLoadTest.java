package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.check.Quantity;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenLoadTest {
    private static final Duration SERVICE = Duration.ofMillis(5);
    private static final Duration STALL = Duration.ofMillis(200);
    private static final double MILLI = 1e6;

    private final VirtualTime time = new VirtualTime();

    /**
     * The service takes 5 ms, so the capacity of one client is 200/s and half of it 100/s. Once, an operation takes 205 ms.
     * The k-th arrival after it comes 10 ms * k later and is served 5 ms * k later, so that it takes 205 - 5 k ms, until
     * that is 5 ms at k = 40. Of 1,000 arrivals in 10 s the 10 slowest are those with k = 0 to 9, and the 99th percentile by
     * nearest rank, the 990th of 1,000, is the 11th slowest: 205 - 5 * 10 = 155 ms. The next ones are 160 and 150 ms, 3 % away.
     */
    // region stall
    @Test
    void countsWhatArrivesDuringAStall() throws Exception {
        Recording open = drive(new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT));

        assertThat(open.operations()).isEqualTo(1_000);
        assertThat(open.latencies().nanosAtPercentile(99) / MILLI).isCloseTo(155, within(0.005 * 155));
        assertThat(open.latencies().nanosAtPercentile(95) / MILLI).isCloseTo(5, within(0.005 * 5));
        assertThat(open.latencies().longestNanos() / MILLI).isCloseTo(205, within(0.005 * 205));
        assertThat(open.startDelays().queueing().count()).isEqualTo(39);
        assertThat(open.startDelays().lateness().longestNanos()).isZero();
        assertThat(open.startDelays().unserved()).isZero();
        assertThat(open.startDelays().isSaturated()).isFalse();
    }

    /** A closed client asks nothing while the server stalls: one of its 1,960 operations was slow, and p99 is 5 ms. */
    @Test
    void aClosedLoadDoesNotSeeTheSameStall() throws Exception {
        Recording closed = drive(Pace.UNPAUSED);

        assertThat(closed.operations()).isEqualTo(1_960);
        assertThat(closed.latencies().nanosAtPercentile(99) / MILLI).isCloseTo(5, within(0.005 * 5));
        assertThat(closed.latencies().longestNanos() / MILLI).isCloseTo(205, within(0.005 * 205));
    }
    // endregion

    /** 300/s arrive and 200/s are served: after 2 s, 400 of 600 have begun, and arrival 400 has waited since 1,333.3 ms. */
    @Test
    void reportsWhatIsStillWaitingWhenTheTimeIsOver() throws Exception {
        Pace twice = new Pace.Open(Quantity.rate("300/s"), Arrivals.CONSTANT);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(SERVICE)), twice)) {
            StartDelays delays = load.drive(Duration.ofSeconds(2)).startDelays();

            assertThat(delays.started()).isEqualTo(400);
            assertThat(delays.unserved()).isEqualTo(200);
            assertThat(delays.oldestUnserved().toNanos() / MILLI).isCloseTo(666.67, within(0.01));
            assertThat(delays.isSaturated()).isTrue();
            assertThat(delays.queuedShare()).isCloseTo(399 / 400.0, within(1e-9));
        }
    }

    /** In each second 300 arrive and 200 are served; arrival 200 has then waited since 666.7 ms. */
    @Test
    void addsUpWhatWasWaitingAfterEachSlice() throws Exception {
        Pace twice = new Pace.Open(Quantity.rate("300/s"), Arrivals.CONSTANT);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(SERVICE)), twice)) {
            StartDelays delays = load.driveUntil(Duration.ofSeconds(1), Duration.ofSeconds(2), soFar -> false)
                    .startDelays();

            assertThat(delays.started()).isEqualTo(400);
            assertThat(delays.unserved()).isEqualTo(200);
            assertThat(delays.oldestUnserved().toNanos() / MILLI).isCloseTo(333.33, within(0.01));
        }
    }

    @Test
    void tellsItsOwnLatenessFromThatOfTheServer() throws Exception {
        Waiting oversleeping = (deadline, stop) -> {
            time.until(deadline, stop);
            time.pass(Duration.ofMillis(2));
        };
        LoadSettings settings = LoadSettings.DEFAULT.withPace(new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT));
        try (LoadDriver load = LoadDriver.open(
                new FakeConnections(),
                Workload.of(worker -> time.pass(SERVICE)),
                settings,
                DriverOptions.DEFAULT,
                time.run(1),
                oversleeping)) {
            Recording recording = load.drive(Duration.ofSeconds(1));

            assertThat(recording.startDelays().lateShare(Duration.ofMillis(1))).isEqualTo(1);
            assertThat(recording.startDelays().lateShare(Duration.ofMillis(3))).isZero();
            assertThat(recording.startDelays().lateness().nanosAtPercentile(50) / MILLI)
                    .isCloseTo(2, within(0.01));
            assertThat(recording.startDelays().queuedShare()).isZero();
            assertThat(recording.latencies().nanosAtPercentile(50) / MILLI).isCloseTo(7, within(0.035));
        }
    }

    /** The mean number of waiting customers before one server with constant service (Pollaczek, Khinchine), load 0.5. */
    @Test
    void poissonArrivalsQueueAsTheoryHasIt() throws Exception {
        Pace poisson = new Pace.Open(Quantity.rate("100/s"), Arrivals.POISSON);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(SERVICE)), poisson)) {
            Recording recording = load.drive(Duration.ofSeconds(2_000));

            assertThat((double) recording.operations()).isCloseTo(200_000, within(4 * Math.sqrt(200_000)));
            double meanWait = SERVICE.toNanos() * 0.5 / (2 * (1 - 0.5));
            assertThat(recording.latencies().meanNanos())
                    .isCloseTo(SERVICE.toNanos() + meanWait, within(0.05 * meanWait));
        }
    }

    @Test
    void anOperationLongerThanTheWholeLoadIsMeasuredInFull() throws Exception {
        Pace pace = new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(Duration.ofSeconds(30))), pace)) {
            Recording recording = load.drive(Duration.ofSeconds(1));

            assertThat(recording.operations()).isEqualTo(1);
            assertThat(recording.latencies().longestNanos() / MILLI).isCloseTo(30_000, within(150.0));
            assertThat(recording.windows().get(9).onTime()).isZero();
            assertThat(recording.startDelays().unserved()).isEqualTo(99);
        }
    }

    @Test
    void nothingArrivesWithinTheTime() throws Exception {
        Pace pace = new Pace.Open(Quantity.rate("0.0001/s"), Arrivals.POISSON);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(SERVICE)), pace)) {
            Recording recording = load.drive(Duration.ofSeconds(1));

            assertThat(recording.operations()).isZero();
            assertThat(recording.latencies().nanosAtPercentile(99)).isZero();
            assertThat(recording.startDelays().queuedShare()).isZero();
            assertThat(recording.startDelays().lateShare(Duration.ZERO)).isZero();
            assertThat(recording.startDelays().isSaturated()).isFalse();
        }
    }

    @Test
    void everyOperationMayFail() throws Exception {
        Pace pace = new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT);
        Workload failing = Workload.of("save", 1, worker -> {
            time.pass(SERVICE);
            throw new SQLException("disk full", "53100");
        });
        try (LoadDriver load = time.driver(failing, pace)) {
            Recording recording = load.drive(Duration.ofSeconds(1), 1);

            assertThat(recording.failed()).isEqualTo(100);
            assertThat(recording.above(1)).isEqualTo(100);
            assertThat(recording.latencies().meanNanos()).isZero();
            assertThat(recording.operation("save").failures().entries())
                    .containsExactly(new FailureLog.Entry("53100", 100, "disk full"));
        }
    }

    @Test
    void stopsAtACount() throws Exception {
        Pace pace = new Pace.Open(Quantity.rate("100/s"), Arrivals.POISSON);
        try (LoadDriver load = time.driver(Workload.of(worker -> time.pass(SERVICE)), pace)) {
            Recording recording = load.driveOperations(250);

            assertThat(recording.operations()).isEqualTo(250);
            assertThat(recording.startDelays().unserved()).isZero();
        }
    }

    private Recording drive(Pace pace) throws Exception {
        Workload workload = Workload.of(worker -> {
            time.pass(SERVICE);
            if (worker.iteration() == 300) {
                time.pass(STALL);
            }
        });
        try (LoadDriver load = time.driver(workload, pace)) {
            return load.drive(Duration.ofSeconds(10));
        }
    }
}
