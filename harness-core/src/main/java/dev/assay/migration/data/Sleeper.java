package dev.assay.migration.data;

import java.time.Duration;

/** Lets time pass; a test can replace it. */
@FunctionalInterface
public interface Sleeper {
    /** Return when so much time has passed. */
    void sleep(Duration time) throws InterruptedException;

    /** Return what lets the thread sleep. */
    static Sleeper system() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
