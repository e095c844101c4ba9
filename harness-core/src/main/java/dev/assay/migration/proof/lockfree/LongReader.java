package dev.assay.migration.proof.lockfree;

import dev.assay.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/**
 * A report that has begun before the migration and reads on: its transaction ends once the migration has waited for it as long as
 * the report takes. Thread-safe.
 */
final class LongReader implements AutoCloseable, Blockers.Listener {
    private final Connection connection;
    private final int pid;
    private final BigDecimal millis;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private LongReader(Connection connection, BigDecimal millis) throws SQLException {
        this.connection = connection;
        this.pid = connection.unwrap(PGConnection.class).getBackendPID();
        this.millis = millis;
    }

    static LongReader of(TestDatabase database, Set<String> tables, BigDecimal millis) throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : tables) {
                statement.execute("SELECT FROM " + ShownTable.sqlName(statement, table) + " LIMIT 1");
            }
            return new LongReader(connection, millis);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public synchronized void waited(List<Integer> whom, BigDecimal time) {
        if (whom.contains(pid) && time.compareTo(millis) >= 0) {
            end();
        }
    }

    /** End the report, as it would have ended by itself. */
    synchronized void end() {
        if (!ended.isDone()) {
            try {
                connection.rollback();
                ended.complete(null);
            } catch (SQLException failure) {
                ended.completeExceptionally(failure);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        end();
        connection.close();
    }
}
