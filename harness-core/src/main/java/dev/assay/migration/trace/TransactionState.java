package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/** Asks the driver what the server told it with its last answer. */
final class TransactionState {
    private TransactionState() {}

    /** Return whether the next statement runs within a transaction: the driver's, or one that a script opened. */
    static boolean within(Connection connection) throws SQLException {
        return !connection.getAutoCommit() || isOpen(connection);
    }

    /** Return whether the server has a transaction open. */
    static boolean isOpen(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState()
                != org.postgresql.core.TransactionState.IDLE;
    }
}
