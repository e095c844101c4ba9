package dev.assay.conditions;

import dev.assay.check.Ticker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the machine beside a load, from a thread of its own that wakes every millisecond and reads two files of Linux
 * every 100 ms. It measures the processor time that this takes; see {@link Toll#cost}.
 *
 * <pre>{@code
 * MachineWatch watch = MachineWatch.start(run.ticker());
 * try {
 *     ...
 * } finally {
 *     Toll toll = watch.stop();
 * }
 * }</pre>
 */
public final class MachineWatch {
    private static final long SAMPLE_NANOS = 100_000_000;

    private final Ticker ticker;
    private final Queue<Disturbance> collections = new ConcurrentLinkedQueue<>();
    private final Queue<Disturbance> others = new ConcurrentLinkedQueue<>();
    private final HiccupMeter hiccups;
    private final ProcessorWatch processors;
    private final CollectionWatch collectors;
    private final long collectedBefore = CollectionWatch.totalNanos();
    private final Thread thread = new Thread(this::watch, "assay-machine-watch");
    private volatile boolean stopped;
    private volatile long costNanos = -1;

    private MachineWatch(Ticker ticker) {
        this.ticker = ticker;
        hiccups = new HiccupMeter(ticker, LockSupport::parkNanos, others);
        processors = new ProcessorWatch(ProcessorTimes.now(), ticker.nanos(), others);
        collectors = new CollectionWatch(ticker, collections);
    }

    /** Start watching; the caller stops it. */
    public static MachineWatch start(Ticker ticker) {
        MachineWatch watch = new MachineWatch(ticker);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Stop watching and return what was seen. A collection that ends in the last moments may be missing from the list. */
    public Toll stop() {
        stopped = true;
        LockSupport.unpark(thread);
        boolean ended = join();
        collectors.close();
        return new Toll(
                disturbances(),
                Duration.ofNanos(CollectionWatch.totalNanos() - collectedBefore),
                Duration.ofNanos(hiccups.longestNanos()),
                processors.stolen(),
                processors.waited(),
                ended && costNanos >= 0 ? Optional.of(Duration.ofNanos(costNanos)) : Optional.empty());
    }

    private void watch() {
        long sampled = ticker.nanos();
        while (!stopped) {
            long now = hiccups.measure();
            if (now - sampled >= SAMPLE_NANOS) {
                processors.sample(ProcessorTimes.now(), now);
                sampled = now;
            }
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        costNanos = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
    }

    /** A delay is named once: by the collection that made it, if one did. */
    private List<Disturbance> disturbances() {
        List<Disturbance> all = new ArrayList<>(collections);
        others.stream()
                .filter(other -> other.cause() != Cause.SCHEDULING_DELAY
                        || collections.stream().noneMatch(other::overlaps))
                .forEach(all::add);
        return all;
    }

    private boolean join() {
        try {
            thread.join();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
