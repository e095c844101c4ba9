package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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
            SelfWait watch = SelfWait.on(database, threads, () -> looks.incrementAndGet() * 0);
            Future<Boolean> wait = stuck(idle, waiting, threads);
            while (looks.get() < LOOKS) {
                assertThat(wait).isNotDone();
                LockSupport.parkNanos(1_000_000);
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
