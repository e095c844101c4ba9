package dev.assay.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connection that one client keeps until a call fails. Used by one thread. */
final class ClientConnection implements AutoCloseable {
    private final DataSource source;
    private @Nullable Connection open;

    ClientConnection(DataSource source) {
        this.source = source;
    }

    Connection get() throws SQLException {
        if (open == null || open.isClosed()) {
            open = source.getConnection();
        }
        return open;
    }

    /** After a failure nobody knows what state a connection is in; a fresh one also ends what its transaction left open. */
    @Override
    public void close() {
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                // The driver gives up the socket in any case, and the failure that led here is recorded.
            }
            open = null;
        }
    }
}
