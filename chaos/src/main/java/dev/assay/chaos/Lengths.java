package dev.assay.chaos;

import java.time.Duration;

/** Writes times as schedules do. */
final class Lengths {
    private Lengths() {}

    static String write(Duration length) {
        long millis = length.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
