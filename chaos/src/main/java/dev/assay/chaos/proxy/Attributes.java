package dev.assay.chaos.proxy;

import java.util.Map;

/** The whole numbers that a toxic is set with; what is not set is 0. */
record Attributes(Map<String, Long> values) {
    /** A year: longer waits are the same wait, and nanoseconds never overflow. */
    private static final long LONGEST_NANOS = 365L * 24 * 3600 * 1_000_000_000L;

    Attributes {
        values = Map.copyOf(values);
    }

    long get(String name) {
        return values.getOrDefault(name, 0L);
    }

    long millisAsNanos(String name) {
        return nanos(get(name), 1_000_000);
    }

    long microsAsNanos(String name) {
        return nanos(get(name), 1_000);
    }

    static long nanos(long amount, long unit) {
        return amount <= 0 ? 0 : Math.min(amount, LONGEST_NANOS / unit) * unit;
    }
}
