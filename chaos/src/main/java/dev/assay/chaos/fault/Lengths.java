package dev.assay.chaos.fault;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Writes times as schedules do. */
public final class Lengths {
    private Lengths() {}

    /** Return whether a time has no part of a millisecond, so that it can be written. */
    public static boolean isWhole(Duration time) {
        return time.truncatedTo(ChronoUnit.MILLIS).equals(time);
    }

    /** Return a time in whole seconds if it is some, else in milliseconds: {@code 300ms}. */
    public static String write(Duration length) {
        long millis = length.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
