package dev.assay.migration.hazard;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time limit of a session.
 *
 * @param length how long; zero for none
 */
record SessionLimit(Duration length) {
    /** A queue of that length is over before most callers give up. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Pattern WRITTEN = Pattern.compile("(\\d+)(ms|s|min|h|d)?");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** Return the limit on waiting for a lock. */
    static SessionLimit lockTimeout(Map<String, String> settings) {
        return of(settings.getOrDefault("lock_timeout", "0"));
    }

    /** Read a limit as the server writes it: {@code 1500ms}, {@code 2s}, {@code 0}. */
    static SessionLimit of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return new SessionLimit(Duration.ZERO);
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return new SessionLimit(UNITS.getOrDefault(unit, Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1))));
    }

    /** Return whether who waits gives up so soon that a queue behind it does little harm. */
    boolean givesUpSoon() {
        return isShorterThan(SOON.plusMillis(1));
    }

    /** Return whether there is a limit, and a shorter one than this. */
    boolean isShorterThan(Duration other) {
        return !length.isZero() && length.compareTo(other) < 0;
    }
}
