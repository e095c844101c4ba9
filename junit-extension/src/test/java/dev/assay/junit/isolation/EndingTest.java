package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.LatencyBudget;
import dev.assay.junit.Rows;
import dev.assay.junit.engine.TestRun;
import dev.assay.load.Worker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** When things end: connections and databases with their test, whatever thread that is on, and failures once for all. */
class EndingTest {
    @TempDir
    Path reports;

    @Test
    void aServerThatCannotBePreparedIsTriedOnce() {
        TestRun run = TestRun.of(reports, UnpreparedCase.class);

        assertThat(run.tests()).isEqualTo(3);
        assertThat(attempts(run)).hasSize(1).first().asString().contains("attempt ");
    }

    @Test
    void aServerOfTheClassesOwnThatCannotBePreparedIsTriedOnce() {
        TestRun run = TestRun.of(reports, UnpreparedOwnCase.class);

        assertThat(run.tests()).isEqualTo(3);
        assertThat(attempts(run)).hasSize(1).first().asString().contains("attempt ");
    }

    /** The seed raises an error with a random number, so as many texts as attempts. */
    private static Set<String> attempts(TestRun run) {
        return run.failures().stream()
                .map(text -> text.replaceFirst("(?s).*(attempt [0-9a-f-]{36}).*", "$1"))
                .collect(Collectors.toSet());
    }

    @Test
    void databasesAndConnectionsEndWithTheirTest() {
        TestRun run = TestRun.of(reports, LeavingCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void aWatcherComesWhenAllIsOver() {
        TestRun run = TestRun.of(reports, WatchedCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(Watcher.SEEN).containsExactly("closed");
    }

    @Test
    void aBodyOnAnotherThreadSeesTheSameDatabase() {
        TestRun run = TestRun.of(reports, TimeoutCase.class, TimeoutRollbackCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(4);
    }

    @Test
    void aBorrowedDataSourceIsNotClosedWithTheStoreOfATest() {
        TestRun run = TestRun.of(reports, BorrowingCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(3);
    }

    @Test
    void severalAnnotationsBringOneDatabase() {
        TestRun run = TestRun.of(reports, SeveralCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(SeveralCase.NAMES).hasSize(1);
    }

    @DatabaseTest(seed = "db/failing/attempt.sql")
    static class UnpreparedCase {
        @RepeatedTest(3)
        void any(TestDatabase database) {}
    }

    @DatabaseTest(seed = "db/failing/attempt.sql", ownServer = true, isolation = Isolation.CLONE_PER_CLASS)
    static class UnpreparedOwnCase {
        @RepeatedTest(3)
        void any(TestDatabase database) {}
    }

    @DatabaseTest
    @Execution(ExecutionMode.SAME_THREAD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class LeavingCase {
        private static final long PATIENCE = 20_000_000_000L;
        private static final long POLL = 10_000_000;
        private static final Map<String, Connection> LEFT = new ConcurrentHashMap<>();

        @Test
        @Order(1)
        void leaves(Connection connection, TestDatabase database) throws SQLException {
            LEFT.put("connection", connection);
            LEFT.put(database.name(), database.connect());
        }

        @Test
        @Order(2)
        void findsNothing(TestDatabase database) throws SQLException {
            assertThat(LEFT.remove("connection").isClosed()).isTrue();
            Map.Entry<String, Connection> left = LEFT.entrySet().iterator().next();
            assertThat(endsSoon(left.getValue())).isTrue();
            assertThat(isDroppedSoon(left.getKey(), database)).isTrue();
        }

        /** Background threads end sessions and drop databases, so that no test waits for it. */
        private static boolean endsSoon(Connection connection) throws SQLException {
            long deadline = System.nanoTime() + PATIENCE;
            while (connection.isValid(5) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(POLL);
            }
            return !connection.isValid(5);
        }

        private static boolean isDroppedSoon(String name, TestDatabase database) throws SQLException {
            String row = "pg_database WHERE datname = '" + name + "'";
            long deadline = System.nanoTime() + PATIENCE;
            while (Rows.count(database, row) > 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(POLL);
            }
            return Rows.count(database, row) == 0;
        }
    }

    static final class Watcher implements TestWatcher {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public void testSuccessful(ExtensionContext context) {
            Connection connection = ((WatchedCase) context.getRequiredTestInstance()).given;
            try {
                SEEN.add(connection != null && connection.isClosed() ? "closed" : "open");
            } catch (SQLException broken) {
                SEEN.add(broken.getMessage());
            }
        }
    }

    @DatabaseTest
    @ExtendWith(Watcher.class)
    static class WatchedCase {
        private @Nullable Connection given;

        @Test
        void passes(Connection connection) {
            given = connection;
        }
    }

    @DatabaseTest
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static class TimeoutCase {
        private final String thread = Thread.currentThread().getName();

        @RepeatedTest(2)
        void onAnotherThread(Connection connection, TestDatabase database) throws SQLException {
            assertThat(Thread.currentThread().getName()).isNotEqualTo(thread);
            Rows.insert(database, 2);
            assertThat(connection.isClosed()).isFalse();
            assertThat(Rows.count(database, "people")).isEqualTo(2);
        }
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    static class TimeoutRollbackCase {
        @RepeatedTest(2)
        void onAnotherThread(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isZero();
            Rows.insert(database, 2);
        }
    }

    /** What many extensions do: keep what a test was given under a name of their own. */
    static final class Keeper implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            context.getStore(ExtensionContext.Namespace.create(Keeper.class))
                    .put("source", BorrowingCase.SHARED.get("source"));
        }
    }

    @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
    @ExtendWith(Keeper.class)
    @Execution(ExecutionMode.SAME_THREAD)
    static class BorrowingCase {
        static final Map<String, DataSource> SHARED = new ConcurrentHashMap<>();

        @BeforeAll
        static void share(DataSource source) {
            SHARED.put("source", source);
        }

        @RepeatedTest(3)
        void stillOpen() throws SQLException {
            try (Connection connection = SHARED.get("source").getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.execute("SELECT 1")).isTrue();
            }
        }
    }

    @DatabaseTest
    static class SeveralCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @BeforeEach
        void before(TestDatabase database) {
            NAMES.add(database.name());
        }

        @Test
        @LatencyBudget(p95 = "5s", duration = "2s", warmup = "0s")
        void both(Worker worker, TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            worker.prepare("SELECT 1").execute();
        }
    }
}
