package dev.assay.database;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Keeps some clones ready; a background thread makes the next ones. Safe for use by many threads. */
final class ClonePool implements AutoCloseable {
    private static final int CLOSE_SECONDS = 10;

    private final Clones clones;
    private final int size;
    private final Queue<TestDatabase> ready = new ConcurrentLinkedQueue<>();
    private final ExecutorService background;

    ClonePool(Clones clones, int size) {
        this.clones = clones;
        this.size = size;
        this.background = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "assay-clones-" + clones.server().port());
            thread.setDaemon(true);
            return thread;
        });
    }

    Server server() {
        return clones.server();
    }

    /** Take a ready clone, or make one at once. */
    TestDatabase take() {
        TestDatabase database = ready.poll();
        TestDatabase taken = database != null ? database : clones.create();
        if (!background.isShutdown()) {
            background.execute(this::refill);
        }
        return taken;
    }

    private void refill() {
        while (ready.size() < size && !background.isShutdown()) {
            ready.add(clones.create());
        }
    }

    @Override
    public void close() {
        background.shutdown();
        try {
            // The server below ends whatever is still at work after that.
            boolean unused = background.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clones.close();
        }
    }
}
