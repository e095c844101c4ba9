package dev.assay.load;

import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still but while somebody waits for it, so that a load of one client is exact. */
final class VirtualTime implements Ticker, Waiting {
    private final AtomicLong now = new AtomicLong(1_000_000_000);

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void until(long deadlineNanos, AtomicBoolean stop) {
        now.accumulateAndGet(deadlineNanos, Math::max);
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    Run run(long seed) {
        return new Run(seed, this, Limits.DEFAULT, Origin.named("virtual"));
    }

    LoadDriver driver(Workload workload, LoadSettings settings, DriverOptions options) throws Exception {
        return LoadDriver.open(new FakeConnections(), workload, settings, options, run(8731), this);
    }

    LoadDriver driver(Workload workload, Pace pace) throws Exception {
        return driver(workload, LoadSettings.DEFAULT.withPace(pace), DriverOptions.DEFAULT);
    }
}
