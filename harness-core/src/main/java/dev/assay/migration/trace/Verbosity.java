package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The levels at which the server tells a session what it does.
 *
 * @param messages {@code client_min_messages}
 * @param temporaryFiles {@code log_temp_files}
 */
record Verbosity(String messages, String temporaryFiles) {
    private static final String LOUDEST = "debug1";

    /** Only a superuser may ask for temporary files; to be refused would end the transaction. */
    private static final String SET = """
            SELECT set_config('client_min_messages', ?, ?),
                   CASE WHEN current_setting('is_superuser') = 'on' THEN set_config('log_temp_files', ?, ?) END
            """;

    /** Return whether the server tells everything that a trace hears. */
    boolean isLoud() {
        return messages.equals(LOUDEST);
    }

    /** Ask for everything; within a transaction only until its end. */
    static void raise(Connection connection, boolean transactional) throws SQLException {
        new Verbosity(LOUDEST, "0").set(connection, transactional);
    }

    /** Set these levels again for the whole session. */
    void restore(Connection connection) throws SQLException {
        set(connection, false);
    }

    private void set(Connection connection, boolean local) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, messages);
            statement.setBoolean(2, local);
            statement.setString(3, temporaryFiles);
            statement.setBoolean(4, local);
            statement.execute();
        }
    }
}
