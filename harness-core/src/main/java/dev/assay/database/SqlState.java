package dev.assay.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The states of SQL errors that mean something to whoever makes and opens databases. */
final class SqlState {
    static final String CLOSED = "08003";
    static final String TOO_MANY_CONNECTIONS = "53300";

    private SqlState() {}

    /** Tell whether a failure is one of the connection, and not of what was asked on it. */
    static boolean isConnectionLost(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
