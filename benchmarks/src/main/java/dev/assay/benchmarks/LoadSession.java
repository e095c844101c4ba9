package dev.assay.benchmarks;

import java.sql.SQLException;
import java.time.Duration;

/** Open connections of one side, on which a load is driven again and again. */
interface LoadSession extends AutoCloseable {
    /**
     * Drive the load for a while.
     *
     * @return answers per second
     * @throws Exception if a request failed
     */
    double perSecond(Duration length) throws Exception;

    @Override
    void close() throws SQLException;

    /** Opens a session. */
    @FunctionalInterface
    interface Opening {
        LoadSession open(LoadCase load) throws Exception;
    }
}
