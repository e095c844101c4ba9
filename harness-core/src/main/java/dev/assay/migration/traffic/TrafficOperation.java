package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Something that an application does to its database again and again.
 *
 * @param name unique within an application, for people: {@code find an order}
 * @param work what is done
 */
public record TrafficOperation(String name, Work work) {
    /** What an operation does. Called by several threads at once, each with a connection of its own. */
    @FunctionalInterface
    public interface Work {
        /**
         * Execute the statements of the operation once. Neither commits nor rolls back: that is done by whoever calls.
         *
         * @param connection prepares each statement on the server when it is executed first
         * @param turn a number from 0 that no other execution of this operation on the same database has, for new keys
         * @throws SQLException if the database refuses a statement; it counts as a failed operation
         */
        void run(Connection connection, long turn) throws SQLException;
    }

    public TrafficOperation {
        Objects.requireNonNull(name);
        Objects.requireNonNull(work);
    }
}
