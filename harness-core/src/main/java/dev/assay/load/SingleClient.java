package dev.assay.load;

import dev.assay.check.Run;
import java.sql.SQLException;

/**
 * One worker whose operations are called one by one, in the calling thread, for whoever looks at single calls instead of
 * driving a load. Its random numbers are those of the first worker of a load with the same seed. Not thread-safe.
 */
public final class SingleClient implements AutoCloseable {
    private final Worker worker;

    private SingleClient(Worker worker) {
        this.worker = worker;
    }

    /** Open the connection of the worker; nothing is called yet. */
    public static SingleClient open(ConnectionSource source, Run run) throws SQLException {
        return new SingleClient(new Worker(0, 1, run.random("worker 0"), source));
    }

    /**
     * Call an operation once.
     *
     * @throws Exception what the operation threw
     */
    public void call(Operation operation) throws Exception {
        worker.attempt(operation);
    }

    @Override
    public void close() throws SQLException {
        worker.close();
    }
}
