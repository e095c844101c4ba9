package dev.assay.load;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts for a watcher what one worker has done. Only that worker writes, so a release store is enough; the counts lie in
 * the middle of an array, since workers whose counts share a cache line would slow each other down.
 */
final class ProgressCounter {
    private static final int PADDING = 16;
    private static final int OPERATIONS = PADDING;
    private static final int FAILED = PADDING + 1;

    private final AtomicLongArray counts = new AtomicLongArray(2 * PADDING + 2);

    void operation() {
        counts.setRelease(OPERATIONS, counts.getPlain(OPERATIONS) + 1);
    }

    void failure() {
        counts.setRelease(FAILED, counts.getPlain(FAILED) + 1);
        operation();
    }

    long operations() {
        return counts.getAcquire(OPERATIONS);
    }

    long failed() {
        return counts.getAcquire(FAILED);
    }
}
