package dev.assay.load;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What the harness's own JVM did to the measurement. */
final class Machine {
    private Machine() {}

    /** Return the total time of garbage collections so far, as the collectors report it. */
    static Duration collected() {
        return Duration.ofMillis(ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum());
    }
}
