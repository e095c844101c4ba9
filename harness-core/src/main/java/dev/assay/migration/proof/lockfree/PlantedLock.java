package dev.assay.migration.proof.lockfree;

import dev.assay.check.Quantity;
import dev.assay.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * A lock that stops everybody for twice the time that is allowed: what cannot see it cannot be believed when it sees nothing.
 *
 * @param table the table that is locked
 * @param allowed the time that is allowed
 */
record PlantedLock(String table, Quantity allowed) {
    private static final int ATTEMPTS = 3;

    /** Return the longest wait that was seen, if it was longer than allowed; else zero. */
    BigDecimal seen(TestDatabase database, Blockers blockers, LockWatch watch)
            throws SQLException, InterruptedException {
        try (Connection connection = database.connect()) {
            blockers.add(connection.unwrap(PGConnection.class).getBackendPID());
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                watch.forget();
                lock(connection, blockers);
                watch.look();
                BigDecimal longest =
                        watch.waits().stream().map(Wait::millis).findFirst().orElse(BigDecimal.ZERO);
                if (longest.compareTo(allowed.amount()) > 0) {
                    return longest;
                }
            }
            return BigDecimal.ZERO;
        }
    }

    private void lock(Connection connection, Blockers blockers) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                PreparedStatement sleep = connection.prepareStatement("SELECT pg_sleep(?)")) {
            String sql = "LOCK TABLE " + ShownTable.sqlName(statement, table) + " IN ACCESS EXCLUSIVE MODE";
            blockers.executes(sql);
            statement.execute(sql);
            sleep.setDouble(1, allowed.amount().doubleValue() * 2 / 1000);
            sleep.execute();
        } finally {
            connection.rollback();
        }
    }
}
