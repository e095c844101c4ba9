package dev.assay.load;

import java.time.Duration;

/**
 * What does not change a load but how it is run and watched. Immutable.
 *
 * @param name what the reader calls the load, in progress lines
 * @param threads on which threads the clients run
 * @param rawLog whether each single operation is kept, which takes from 27 to 54 bytes for each, as arrays grow by doubling
 * @param progress is told how far the load has come
 * @param progressEvery how often, at least a millisecond
 */
public record DriverOptions(
        String name, LoadThreads threads, boolean rawLog, ProgressListener progress, Duration progressEvery) {
    /** Platform threads unless there are very many clients, no raw log, nobody told. */
    public static final DriverOptions DEFAULT =
            new DriverOptions(Workload.ONLY, LoadThreads.AUTO, false, ProgressListener.NONE, Duration.ofSeconds(1));

    public DriverOptions {
        if (progressEvery.toMillis() < 1) {
            throw new IllegalArgumentException("progress cannot be told every [" + progressEvery + "]");
        }
    }

    /** Return these options with another name. */
    public DriverOptions withName(String called) {
        return new DriverOptions(called, threads, rawLog, progress, progressEvery);
    }

    /** Return these options with other threads. */
    public DriverOptions withThreads(LoadThreads others) {
        return new DriverOptions(name, others, rawLog, progress, progressEvery);
    }

    /** Return these options with each single operation kept. */
    public DriverOptions withRawLog() {
        return new DriverOptions(name, threads, true, progress, progressEvery);
    }

    /** Return these options with a listener that is told once a second. */
    public DriverOptions withProgress(ProgressListener listener) {
        return new DriverOptions(name, threads, rawLog, listener, progressEvery);
    }
}
