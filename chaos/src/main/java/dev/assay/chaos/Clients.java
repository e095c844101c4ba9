package dev.assay.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** All clients of a run; closing stops them and waits until they have ended. */
final class Clients implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("assay-chaos-client"));

    private Clients() {}

    static Clients start(Collection<Driven> operations, int clientsEach, DataSource source, Recorder recorder) {
        Clients clients = new Clients();
        for (Driven operation : operations) {
            for (int number = 1; number <= clientsEach; number++) {
                clients.threads.execute(new Client(operation, number, source, recorder, clients.stop));
            }
        }
        return clients;
    }

    @Override
    public void close() {
        stop.countDown();
        threads.shutdown();
        if (Threads.haveEnded(threads, GRACE)) {
            return;
        }
        threads.shutdownNow();
        if (!Threads.haveEnded(threads, AFTER_INTERRUPT)) {
            throw new IllegalStateException("an operation does not end: it still runs " + GRACE.toSeconds()
                    + " s after its client was stopped and " + AFTER_INTERRUPT.toSeconds()
                    + " s after it was interrupted");
        }
    }
}
