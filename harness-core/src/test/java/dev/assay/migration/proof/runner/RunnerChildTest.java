package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.Secrets;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.NamedSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.proof.Patience;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
@Timeout(120)
class RunnerChildTest {
    private static final RunnerOrder ALL = new RunnerOrder(
            Sample.migrations("crash/safe").named().orElseThrow(),
            Sample.migrations("crash/safe").contentHash(),
            new Migration("3", "V3__orders_by_customer.sql"),
            true);

    private final TestDatabases databases;

    RunnerChildTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void appliesWhatItIsTold() throws Exception {
        try (TestDatabase database = databases.empty();
                RunnerChild child = RunnerChild.start(RunnerCommand.own(), ALL, database)) {
            child.awaitEnd();
            assertThat(child.said()).isEmpty();
            assertThat(count(database, "SELECT count(*) FROM flyway_schema_history WHERE success"))
                    .isEqualTo(3);
        }
    }

    @Test
    void saysInOneLineWhyItFails() throws Exception {
        RunnerOrder nowhere = new RunnerOrder(
                new NamedSource(List.of("moon:dust"), false), "", new Migration("1", "V1__x.sql"), true);
        try (TestDatabase database = databases.empty();
                RunnerChild child = RunnerChild.start(RunnerCommand.own(), nowhere, database)) {
            child.awaitEnd();
            assertThat(child.said())
                    .startsWith("@DatabaseTest migrations = [moon:dust]: nothing runs [moon:]. Known are [flyway,");
        }
    }

    @Test
    void keepsThePasswordFromItsCommandLineAndItsEnvironment() throws Exception {
        try (TestDatabase database = held();
                Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE flyway_schema_history IN SHARE MODE");
            try (RunnerChild child = RunnerChild.start(RunnerCommand.own(), ALL, database);
                    Connection watcher = database.connect()) {
                Patience patience = new Patience(Sample.RUN.ticker());
                while (!isWaiting(watcher)) {
                    assertThat(child.isAlive() && patience.goesOn()).isTrue();
                }
                Path process = Path.of("/proc", Long.toString(child.handle().pid()));
                String seen = text(process.resolve("cmdline")) + text(process.resolve("environ"));
                assertThat(seen).contains(RunnerProcess.class.getName());
                assertThat(seen.contains(Secrets.passwordOf(database.dataSource())))
                        .isFalse();
                child.kill();
                assertThat(child.isAlive()).isFalse();
            }
        }
    }

    @Test
    void aClassPathMayBeLongerThanACommandLine() throws Exception {
        RunnerCommand own = RunnerCommand.own();
        String nowhere = File.pathSeparator + "/no where/\"" + "x".repeat(100);
        RunnerCommand longer = new RunnerCommand(own.java(), own.classPath() + nowhere.repeat(2_000));
        try (TestDatabase database = databases.empty();
                RunnerChild child = RunnerChild.start(longer, ALL, database)) {
            child.awaitEnd();
            assertThat(child.said()).isEmpty();
            assertThat(count(database, "SELECT count(*) FROM flyway_schema_history WHERE success"))
                    .isEqualTo(3);
        }
    }

    @Test
    void isGoneWhenItIsKilledInAnInterruptedThread() throws Exception {
        try (TestDatabase database = databases.empty();
                RunnerChild child = RunnerChild.start(RunnerCommand.own(), ALL, database)) {
            Thread.currentThread().interrupt();
            child.kill();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void whatDoesNotEndIsEnded(@TempDir Path folder) throws Exception {
        Deaf process = new Deaf();
        RunnerChild child = new RunnerChild(process, folder.resolve("arguments"));
        assertThatThrownBy(child::awaitEnd)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("process [7] does not end");
        assertThat(process.destroyed).isTrue();
    }

    /** Is told to have been waited for in vain. */
    private static final class Deaf extends Process {
        private boolean destroyed;

        @Override
        public CompletableFuture<Process> onExit() {
            return CompletableFuture.failedFuture(new TimeoutException());
        }

        @Override
        public Process destroyForcibly() {
            destroyed = true;
            return this;
        }

        @Override
        public long pid() {
            return 7;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            throw new InterruptedException("it never ends");
        }

        @Override
        public int exitValue() {
            throw new IllegalThreadStateException("it never ends");
        }

        @Override
        public void destroy() {
            destroyed = true;
        }
    }

    private TestDatabase held() throws Exception {
        TestDatabase database = databases.empty();
        Sample.migrations("crash/safe").openBooks(database.dataSource());
        return database;
    }

    private static boolean isWaiting(Connection watcher) throws Exception {
        try (ResultSet row = watcher.createStatement()
                .executeQuery("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static int count(TestDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static String text(Path file) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
