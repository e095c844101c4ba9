package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class SelfWaitTest {
    private static final String LOCK = "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE";
    private static final int LOOKS = 20;

    private final TestDatabases databases;

    SelfWaitTest(TestDatabases databases) {
        this.databases = databases;
    }

    /** The clock stands still, so that no wait ever lasts a second. */
    @Test
    void leavesAWaitAloneThatMayEnd() throws Exception {
        AtomicLong looks = new AtomicLong();
        ExecutorService threads = Executors.newCachedThreadPool();
        try (TestDatabase database = databases.empty();
                Connection idle = database.connect();
                Connection waiting = database.connect()) {
            Future<Boolean> wait = stuck(idle, waiting, threads);
            Patience patience = new Patience(Ticker.system());
            while (!isWaiting(database)) {
                assertThat(patience.goesOn()).isTrue();
            }
            SelfWait watch = SelfWait.on(database, threads, () -> looks.incrementAndGet() * 0);
            while (looks.get() < LOOKS) {
                assertThat(wait).isNotDone();
                assertThat(patience.goesOn()).isTrue();
            }
            idle.rollback();
            wait.get(30, TimeUnit.SECONDS);
            assertThat(watch.end()).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void endsAWaitThatLasts() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (TestDatabase database = databases.empty();
                Connection idle = database.connect();
                Connection waiting = database.connect()) {
            SelfWait watch = SelfWait.on(database, threads, Ticker.system());
            Future<Boolean> wait = stuck(idle, waiting, threads);
            assertThatThrownBy(() -> wait.get(30, TimeUnit.SECONDS)).hasRootCauseInstanceOf(SQLException.class);
            assertThat(watch.end()).contains(new SelfWait.Found("LOCK TABLE orders", LOCK));
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isWaiting(TestDatabase database) throws SQLException {
        try (Connection watcher = database.connect();
                Statement statement = watcher.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Future<Boolean> stuck(Connection idle, Connection waiting, ExecutorService threads)
            throws SQLException {
        try (Statement statement = idle.createStatement()) {
            statement.execute("CREATE TABLE orders (id integer)");
            idle.setAutoCommit(false);
            statement.execute(LOCK);
        }
        waiting.setAutoCommit(false);
        return threads.submit(() -> {
            try (Statement statement = waiting.createStatement()) {
                return statement.execute("LOCK TABLE orders");
            }
        });
    }
}
