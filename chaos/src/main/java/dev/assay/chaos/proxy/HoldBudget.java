package dev.assay.chaos.proxy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that toxics of all connections may hold together. Each stage may always hold a little, so that a connection
 * makes progress whatever the others hold; what is above that comes out of the shared part.
 */
final class HoldBudget {
    private static final long ALWAYS_BYTES = 128 * 1024;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final AtomicLong held = new AtomicLong();
    private final long sharedBytes;

    HoldBudget(long sharedBytes) {
        this.sharedBytes = sharedBytes;
    }

    /** A quarter of what the JVM may use, at most 256 MiB. */
    static HoldBudget ofThisJvm() {
        return new HoldBudget(Math.min(Runtime.getRuntime().maxMemory() / 4, 256L * 1024 * 1024));
    }

    boolean allows(long ownBytes) {
        return ownBytes < ALWAYS_BYTES || (ownBytes < MOST_BYTES && held.get() < sharedBytes);
    }

    void add(long bytes) {
        held.addAndGet(bytes);
    }

    long heldBytes() {
        return held.get();
    }
}
