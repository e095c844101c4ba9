package dev.assay.chaos.history;

import org.jspecify.annotations.Nullable;

/** Takes note of what one transaction reads and writes. Used by one thread. */
public interface Transaction {
    /**
     * Note what was read.
     *
     * @param key where
     * @param value what; null if nothing was there
     * @return the value
     */
    <T extends @Nullable Object> T read(Object key, T value);

    /**
     * Note what is about to replace a value.
     *
     * @param key where
     * @param value what; null if it is removed
     */
    void write(Object key, @Nullable Object value);

    /**
     * Note what is about to be added in the database, whatever is there.
     *
     * @param key where
     * @param amount how much
     */
    void add(Object key, long amount);
}
