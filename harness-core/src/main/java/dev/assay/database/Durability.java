package dev.assay.database;

import java.util.Map;

/**
 * What a server does to keep a commit. It is part of every measured figure, so it is chosen as a whole and never piecemeal.
 *
 * <p>JIT is off in both: its compilations arrive at moments of their own and add noise to latencies.
 */
public enum Durability {
    /** Commits survive the death of any server process, but not of the machine: no flush to the disk. */
    FAST("off"),

    /** Commits survive the death of the machine too, as in production. */
    DURABLE("on");

    private final String fsync;

    Durability(String fsync) {
        this.fsync = fsync;
    }

    /**
     * Give the server settings of this profile.
     *
     * @return setting name to value, unmodifiable
     */
    public Map<String, String> settings() {
        return Map.of("fsync", fsync, "synchronous_commit", "on", "full_page_writes", "on", "jit", "off");
    }
}
