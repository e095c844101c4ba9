package dev.assay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the sessions of a database before it is dropped or copied. The server's own wait for a session that is still ending looks
 * only every 100 ms, which is ten times what dropping takes.
 */
final class Sessions {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String TERMINATE = """
            SELECT count(*), count(CASE WHEN usesysid IS NOT NULL AND pg_has_role(usesysid, 'USAGE')
                THEN pg_terminate_backend(pid) END) FROM pg_stat_activity WHERE datname = ?""";

    private Sessions() {}

    /** Tell every session to end; return how many there were. */
    static long terminate(Connection admin, String database) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement(TERMINATE)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Wait until every session has ended, as far as it is ours to end; the server knows what to do with others. */
    static void end(Connection admin, String database) throws SQLException {
        long start = System.nanoTime();
        while (terminate(admin, database) > 0 && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
