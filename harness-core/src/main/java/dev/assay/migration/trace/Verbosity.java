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
            SELECT set_config('client_min_messages', %1$s, %3$s),
                   CASE WHEN current_setting('is_superuser') = 'on' THEN set_config('log_temp_files', %2$s, %3$s) END
            """;

    /** Return whether the server tells everything that a trace hears. */
    boolean isLoud() {
        return messages.equals(LOUDEST);
    }

    /** Return a query that asks for everything; within a transaction only until its end. */
    static String raising(boolean transactional) {
        return SET.formatted("'" + LOUDEST + "'", "'0'", transactional);
    }

    /** Set these levels again for the whole session. */
    void restore(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET.formatted("?", "?", false))) {
            statement.setString(1, messages);
            statement.setString(2, temporaryFiles);
            statement.execute();
        }
    }
}
