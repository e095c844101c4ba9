package dev.assay.chaos.proxy;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on the seed, the proxy, the connection and the toxic alone, never on the timing of threads:
 * the same run hits the same connections.
 */
record Draws(long seed) {
    /** Returns the generator of one toxic on one connection. */
    SplittableRandom of(String proxy, long connection, Direction direction, String toxic) {
        long key = mix(seed, proxy.hashCode());
        key = mix(key, connection);
        key = mix(key, direction.name().hashCode());
        return new SplittableRandom(mix(key, toxic.hashCode()));
    }

    /** Adds a value and mixes, as SplitMix64 does (Steele, Lea, Flood 2014). */
    private static long mix(long key, long value) {
        return new SplittableRandom(key * 0x9E3779B97F4A7C15L + value).nextLong();
    }
}
