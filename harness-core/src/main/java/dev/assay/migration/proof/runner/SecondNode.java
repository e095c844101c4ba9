package dev.assay.migration.proof.runner;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The node that starts while the first one is held. Its sessions are those that were not there before. */
final class SecondNode implements StatementListener {
    private static final String SESSIONS = """
            SELECT coalesce(string_agg(pid::text, ','), '') FROM pg_stat_activity WHERE datname = current_database()
            """;

    /** Flyway and Liquibase do not wait on the server: they ask for their lock, sleep, and ask again. */
    private static final String WAITING = """
            SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND NOT pid = ANY (string_to_array(?, ',')::int[])
                  AND (wait_event_type = 'Lock' OR query ~* '^\\s*select\\s+(pg_try_advisory|locked from)')
            """;

    private final Connection watcher;
    private final String others;
    private final CompletableFuture<String> said;
    private volatile boolean working;
    private volatile boolean done;

    private SecondNode(Upgrade upgrade, TestDatabase database, Connection watcher, Executor executor)
            throws SQLException {
        this.watcher = watcher;
        this.others = sessions(watcher);
        this.said = CompletableFuture.supplyAsync(() -> run(upgrade, database, this), executor);
    }

    /** Start it beside all sessions that the database has now, one of them to watch it. */
    static SecondNode start(Upgrade upgrade, TestDatabase database, Connection watcher, Executor executor)
            throws SQLException {
        return new SecondNode(upgrade, database, watcher, executor);
    }

    /** Apply an upgrade, and return what its failure says in one line; empty if it ended well. */
    static String run(Upgrade upgrade, TestDatabase database, StatementListener listener) {
        try {
            upgrade.apply(database, listener);
            return "";
        } catch (SQLException | TraceTimeoutException | RuntimeException failed) {
            return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        }
    }

    /** Return whether it has begun to migrate. */
    boolean isWorking() {
        return working;
    }

    /** Return whether it has come as far as it comes beside the first one: it waits, or a statement or the whole of it has ended. */
    boolean isSeen() throws SQLException {
        return done || said.isDone() || isWaiting();
    }

    /** Wait for its end, which its time limit bounds, and return what it said; empty if it ended well. */
    String said() {
        return said.join();
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) {
        working = true;
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) {
        done = true;
    }

    @Override
    public void migrationCommits(Connection connection) {
        done = true;
    }

    private boolean isWaiting() throws SQLException {
        try (PreparedStatement query = watcher.prepareStatement(WAITING)) {
            query.setString(1, others);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static String sessions(Connection watcher) throws SQLException {
        try (Statement statement = watcher.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            row.next();
            return row.getString(1);
        }
    }
}
