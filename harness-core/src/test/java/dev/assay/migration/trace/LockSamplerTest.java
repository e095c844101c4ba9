package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong with the session that looks. */
@ExtendWith(TestDatabases.Provider.class)
@Timeout(60)
class LockSamplerTest {
    private final TestDatabases databases;

    LockSamplerTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void aFirstLookThatNeverEndsCanBeInterrupted() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (TestDatabase database = databases.empty();
                LockSampler sampler = new LockSampler(database.connect(), Sample.RUN.ticker())) {
            FutureTask<Boolean> start = new FutureTask<>(() -> {
                sampler.start(0, Sampling.Manner.CLOSE, waiting -> hang(begun, hanging));
                return true;
            });
            Thread runner = new Thread(start, "runner");
            runner.start();
            begun.await();
            runner.interrupt();
            assertThatThrownBy(start::get).hasRootCauseInstanceOf(InterruptedException.class);
        } finally {
            hanging.countDown();
        }
    }

    private static void hang(CountDownLatch begun, CountDownLatch end) throws SQLException {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new SQLException("a look is not interrupted", stopped);
        }
    }

    @Test
    void anErrorEndsTheLookAndIsTold() throws Exception {
        try (TestDatabase database = databases.empty();
                LockSampler sampler = new LockSampler(database.connect(), Sample.RUN.ticker())) {
            sampler.start(0, Sampling.Manner.CLOSE, waiting -> {
                throw new StackOverflowError("deep");
            });
            assertThatThrownBy(() -> sampler.stop(0, 0))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("the locks of a migration cannot be read")
                    .hasRootCauseMessage("deep");
        }
    }

    @Test
    void noThreadIsLeftOfAnObservationThatDoesNotOpen() throws Exception {
        try (TestDatabase database = databases.empty();
                URLClassLoader mark = new URLClassLoader(new URL[0])) {
            FutureTask<Observation> opening = new FutureTask<>(
                    () -> Observation.open(closed(database.dataSource()), Sample.RUN.ticker(), List.of()));
            Thread thread = new Thread(opening, "opening");
            thread.setContextClassLoader(mark);
            thread.start();
            assertThatThrownBy(opening::get).hasRootCauseMessage("This connection has been closed.");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(left -> left.getContextClassLoader() == mark)
                    .extracting(Thread::getName)
                    .doesNotContain("assay-lock-sampler");
        }
    }

    /** The first of its connections is closed, as if the server had ended the session. */
    private static DataSource closed(DataSource database) {
        CountDownLatch first = new CountDownLatch(1);
        return (DataSource)
                Proxy.newProxyInstance(Sample.LOADER, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = database.getConnection();
                    if (first.getCount() > 0) {
                        first.countDown();
                        connection.close();
                    }
                    return connection;
                });
    }
}
