package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.check.Quantity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawLogTest {
    private static final double MILLI = 1e6;

    private final VirtualTime time = new VirtualTime();

    @Test
    void percentilesOfTheHistogramAgreeWithTheLog() throws Exception {
        Workload workload = Workload.of(worker -> time.pass(
                Duration.ofNanos((long) (1e6 * Math.exp(1.5 * worker.random().nextGaussian())))));
        try (LoadDriver load = time.driver(workload, LoadSettings.DEFAULT, DriverOptions.DEFAULT.withRawLog())) {
            Recording recording = load.driveOperations(10_000);
            long[] exact = recording.rawLog().latencies();

            assertThat(exact).hasSize(10_000);
            for (double level : new double[] {1, 25, 50, 75, 90, 95, 99, 99.9, 99.99}) {
                long rank = (long) Math.ceil(level * exact.length / 100);
                double truth = exact[(int) rank - 1];
                assertThat((double) recording.latencies().nanosAtPercentile(level))
                        .as("p%s", level)
                        .isCloseTo(truth, within(0.005 * truth));
            }
        }
    }

    @Test
    void keepsIntendedStartAndStartAndEndAndState() throws Exception {
        Pace pace = new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT);
        Workload workload = Workload.of("save, all", 1, worker -> {
            time.pass(Duration.ofMillis(15));
            if (worker.iteration() == 1) {
                throw new SQLException("duplicate", "23505");
            }
        });
        LoadSettings settings = LoadSettings.DEFAULT.withPace(pace);
        try (LoadDriver load = time.driver(workload, settings, DriverOptions.DEFAULT.withRawLog())) {
            RawLog log = load.driveOperations(3).rawLog();
            List<RawLog.Entry> entries = log.entries().toList();
            long first = entries.get(0).startNanos();

            assertThat(log.size()).isEqualTo(3);
            assertThat(entries).extracting(RawLog.Entry::state).containsExactly("", "23505", "");
            assertThat(entries)
                    .extracting(entry -> (entry.intendedNanos() - first) / MILLI)
                    .containsExactly(0.0, 10.0, 20.0);
            assertThat(entries)
                    .extracting(entry -> (entry.startNanos() - first) / MILLI)
                    .containsExactly(0.0, 15.0, 30.0);
            assertThat(entries)
                    .extracting(entry -> entry.latencyNanos() / MILLI)
                    .containsExactly(15.0, 20.0, 25.0);
            StringBuilder csv = new StringBuilder();
            log.writeCsv(csv);
            assertThat(csv).hasToString("""
                    worker,operation,intended_ns,start_ns,end_ns,sqlstate
                    0,"save, all",1005000000,1005000000,1020000000,
                    0,"save, all",1015000000,1020000000,1035000000,23505
                    0,"save, all",1025000000,1035000000,1050000000,
                    """);
        }
    }

    @Test
    void nothingIsKeptUnlessAsked() throws Exception {
        Workload workload = Workload.of(worker -> time.pass(Duration.ofMillis(5)));
        try (LoadDriver load = time.driver(workload, Pace.UNPAUSED)) {
            assertThat(load.driveOperations(3).rawLog().size()).isZero();
        }
    }
}
