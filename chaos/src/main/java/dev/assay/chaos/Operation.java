package dev.assay.chaos;

import java.sql.Connection;

/** What an application does with its database, once. Called by several threads at the same time. */
@FunctionalInterface
public interface Operation {
    /**
     * Do it once.
     *
     * @param connection leads through the proxy; it is the calling client's own and is replaced after a call that failed
     * @throws Exception if it could not be done; the call then counts as failed
     */
    void run(Connection connection) throws Exception;
}
