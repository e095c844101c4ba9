package dev.assay.chaos;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Calls one operation in a closed loop until it is told to stop. */
final class Client implements Runnable {
    /** Bounds the length of a history: a thousand calls a second say as much as a million. */
    private static final long PAUSE_MILLIS = 1;

    /** A client that found the database gone must not take the machine's time from whatever heals it. */
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 10;

    private final Driven operation;
    private final int number;
    private final DataSource source;
    private final Recorder recorder;
    private final CountDownLatch stop;

    Client(Driven operation, int number, DataSource source, Recorder recorder, CountDownLatch stop) {
        this.operation = operation;
        this.number = number;
        this.source = source;
        this.recorder = recorder;
        this.stop = stop;
    }

    @Override
    public void run() {
        try (ClientConnection connection = new ClientConnection(source)) {
            boolean stopped = stop.getCount() == 0;
            while (!stopped) {
                boolean failed = call(connection);
                stopped = stop.await(failed ? PAUSE_AFTER_FAILURE_MILLIS : PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean call(ClientConnection connection) {
        long start = recorder.now();
        Failure failure = attempt(connection);
        recorder.ended(operation.name(), number, start, failure);
        if (failure != null) {
            connection.close();
        }
        return failure != null;
    }

    private @Nullable Failure attempt(ClientConnection connection) {
        try {
            operation.attempt().run(connection);
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Failure.of(interrupted);
        } catch (Throwable thrown) { // A client that died here would look like an operation that nobody called.
            return Failure.of(thrown);
        }
    }
}
