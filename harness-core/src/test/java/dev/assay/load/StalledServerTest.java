package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Quantity;
import dev.assay.check.Run;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The stall of {@link OpenLoadTest} once more, on eight threads and the real clock. A busy machine can only make latencies
 * longer, so the truth is a lower bound here.
 */
class StalledServerTest {
    private static final long SERVICE = 10_000_000;
    private static final long STALL_BEGINS = 500_000_000;
    private static final long STALL_ENDS = 700_000_000;
    private static final Duration LENGTH = Duration.ofSeconds(2);

    private final AtomicLong start = new AtomicLong();

    /**
     * Eight clients with a service of 10 ms serve 800/s, and 400/s arrive, one each 2.5 ms, 800 in all. What begins within
     * the stall ends 10 ms after it. The k-th arrival of the stall comes 2.5 k ms after its begin; eight are served at a
     * time, so it ends 210 + 10 * floor(k / 8) ms after it. The latencies of k = 0, 1, ... are 210, 207.5, 205, 202.5, 200,
     * 197.5, 195, 192.5, then from k = 8 on 200, 197.5, 195 and so on. The nearest rank of p99 is 792 of 800, the ninth
     * slowest: 195 ms.
     */
    @Test
    void anOpenLoadSeesTheStallThatAClosedOneHides() throws Exception {
        Recording open = drive(new Pace.Open(Quantity.rate("400/s"), Arrivals.CONSTANT));
        Recording closed = drive(Pace.UNPAUSED);

        assertThat(open.latencies().nanosAtPercentile(99)).isGreaterThan(195_000_000L * 95 / 100);
        assertThat(open.startDelays().queueing().longestNanos()).isGreaterThan(150_000_000L);
        assertThat(closed.latencies().nanosAtPercentile(99))
                .isLessThan(open.latencies().nanosAtPercentile(99));
        assertThat(closed.startDelays().started()).isZero();
    }

    private Recording drive(Pace pace) throws Exception {
        start.set(0);
        LoadSettings settings = LoadSettings.DEFAULT.withConcurrency(8).withPace(pace);
        try (LoadDriver load = LoadDriver.open(
                new FakeConnections(), Workload.of(worker -> serve()), settings, Run.of("stall", 8731))) {
            return load.drive(LENGTH);
        }
    }

    private void serve() {
        long now = System.nanoTime();
        start.compareAndSet(0, now);
        long since = now - start.get();
        boolean stalled = since >= STALL_BEGINS && since < STALL_ENDS;
        long end = (stalled ? start.get() + STALL_ENDS : now) + SERVICE;
        for (long left = end - now; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
