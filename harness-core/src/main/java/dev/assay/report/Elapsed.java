package dev.assay.report;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A length of time as people write it: {@code 41 ms}, {@code 4.2 s}, {@code 1 min 12 s}, {@code 2 h 5 min}. */
final class Elapsed {
    private Elapsed() {}

    static String write(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis < 1_000) {
            return millis + " ms";
        }
        long seconds = millis / 1_000;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%d.%d s", seconds, millis % 1_000 / 100);
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
