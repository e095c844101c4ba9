package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.check.MistakeException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What an application can and cannot tell from a connection of its own, and that nothing of it stays. */
class RollbackDatabaseTest {
    /** The common pool has too few threads for statements that block, on some machines just one. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "statement");
        thread.setDaemon(true);
        thread.start();
    };

    private static final SqlRecipe NOTES = SqlRecipe.of("""
            CREATE TABLE notes (id int PRIMARY KEY, body text);
            CREATE TABLE tags (note int REFERENCES notes DEFERRABLE INITIALLY DEFERRED);
            INSERT INTO notes VALUES (1, 'one')""");

    @SuppressWarnings("NullAway.Init")
    private static Databases databases;

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase whole;

    @SuppressWarnings("NullAway.Init")
    private RollbackDatabase rollback;

    @SuppressWarnings("NullAway.Init")
    private DataSource source;

    @BeforeAll
    static void open() {
        databases = Databases.open(DatabaseSettings.defaults());
        whole = databases.create(ServerSpec.defaults(), NOTES);
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @BeforeEach
    void begin() {
        rollback = RollbackDatabase.begin(whole);
        source = rollback.database().dataSource();
    }

    @AfterEach
    void nothingStays() throws SQLException {
        rollback.close();
        assertThat(Sql.value(whole.dataSource(), "SELECT string_agg(body, ',') FROM notes"))
                .isEqualTo("one");
    }

    @Test
    void whatOneConnectionWritesTheNextReadsAndNothingStays() throws SQLException {
        Sql.run(source, "INSERT INTO notes VALUES (2, 'two')");
        Sql.run(source, "ALTER TABLE notes ADD COLUMN extra int");

        assertThat(Sql.value(source, "SELECT count(extra) + count(*) FROM notes"))
                .isEqualTo("2");
        assertThat(rollback.rollBack()).isEmpty();
        assertThat(Sql.value(
                        whole.dataSource(), "SELECT count(*) FROM pg_attribute WHERE attname = 'extra' AND attnum > 0"))
                .isEqualTo("0");
    }

    @Test
    void aFailingStatementInAutocommitIsUndoneAlone() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("INSERT INTO notes VALUES (3, 'x'), (1, 'again')"))
                    .returns("23505", SQLException::getSQLState);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> statement.execute("INSERT INTO notes VALUES (4, 'y'); INSERT INTO notes VALUES (1)"))
                    .returns("23505", SQLException::getSQLState);
        }

        assertThat(Sql.value(source, "SELECT string_agg(id::text, ',' ORDER BY id) FROM notes"))
                .isEqualTo("1,2");
        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void aFailingBatchInAutocommitIsUndoneAsAWhole() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO notes VALUES (?, 'b')")) {
            for (int id : new int[] {5, 6, 1}) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch);
        }

        assertThat(Sql.value(source, "SELECT count(*) FROM notes")).isEqualTo("1");
    }

    @Test
    void committedStaysRolledBackGoes() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            connection.commit();
            statement.execute("INSERT INTO notes VALUES (3, 'three')");
            connection.rollback();
            statement.execute("INSERT INTO notes VALUES (4, 'four')");
            connection.setAutoCommit(true);
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO notes VALUES (5, 'five')");
        }

        assertThat(Sql.value(source, "SELECT string_agg(id::text, ',' ORDER BY id) FROM notes"))
                .isEqualTo("1,2,4");
        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void anErrorBreaksATransactionAsItWouldOutside() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("INSERT INTO notes VALUES (1)"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT 1"))
                    .returns("25P02", SQLException::getSQLState);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(connection::commit)
                    .withMessage("The transaction had failed, so it was rolled back instead of committed");
            statement.execute("INSERT INTO notes VALUES (3, 'three')");
            connection.commit();
        }

        assertThat(Sql.value(source, "SELECT string_agg(id::text, ',' ORDER BY id) FROM notes"))
                .isEqualTo("1,3");
        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void aTransactionLeftBrokenIsNoReasonToDoubtTheDatabase() throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection.createStatement().execute("SELECT 1/0"));

        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void savepointsOfTheApplicationWorkInsideItsTransaction() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(connection::setSavepoint)
                    .withMessage("Cannot establish a savepoint in auto-commit mode.");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            Savepoint savepoint = connection.setSavepoint("before");
            statement.execute("INSERT INTO notes VALUES (3, 'three')");
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
            connection.commit();
        }

        assertThat(Sql.value(source, "SELECT string_agg(id::text, ',' ORDER BY id) FROM notes"))
                .isEqualTo("1,2");
    }

    @Test
    void deferredConstraintsAreCheckedByEachCommit() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO tags VALUES (2)");
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            connection.commit();
            statement.execute("INSERT INTO tags VALUES (9)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(connection::commit)
                    .returns("23503", SQLException::getSQLState);
            statement.execute("INSERT INTO tags VALUES (3)");
            statement.execute("INSERT INTO notes VALUES (3, 'three')");
            connection.commit();
        }

        assertThat(Sql.value(source, "SELECT string_agg(note::text, ',' ORDER BY note) FROM tags"))
                .isEqualTo("2,3");
    }

    @Test
    void aReadOnlyTransactionRefusesToWriteAndTheNextOneWrites() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            statement.execute("SELECT * FROM notes");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.setReadOnly(false))
                    .withMessage("Cannot change transaction read-only property in the middle of a transaction.");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("INSERT INTO notes VALUES (2, 'two')"))
                    .returns("25006", SQLException::getSQLState);
            connection.rollback();
            statement.execute("SELECT * FROM notes");
            connection.commit();
            connection.setReadOnly(false);
            statement.execute("INSERT INTO notes VALUES (2, 'two')");
            connection.commit();
        }

        assertThat(Sql.value(source, "SELECT count(*) FROM notes")).isEqualTo("2");
    }

    @Test
    void aHandleLooksLikeAConnection() throws SQLException {
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement();

        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.isValid(5)).isTrue();
        assertThat(statement.getConnection()).isEqualTo(connection);
        assertThat(connection.getMetaData().getConnection()).isEqualTo(connection);
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
        assertThat(connection.getCatalog()).isEqualTo(whole.name());
        assertThat(connection).isNotEqualTo(source.getConnection()).hasSameHashCodeAs(connection);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connection::commit)
                .withMessage("Cannot commit when autoCommit is enabled.");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connection::rollback)
                .withMessage("Cannot rollback when autoCommit is enabled.");
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(statement.isClosed()).isTrue();
        assertThat(connection.isValid(5)).isFalse();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connection::createStatement)
                .withMessage("This connection has been closed.");
        assertThat(Sql.value(source, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aSecondConnectionWaitsForNoOpenTransactionButIsRefused() throws SQLException {
        try (Connection first = source.getConnection();
                Connection second = source.getConnection()) {
            first.setAutoCommit(false);
            first.createStatement().execute("INSERT INTO notes VALUES (2, 'two')");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> second.createStatement().execute("SELECT 1"))
                    .withMessage("""
                            Another connection of this test has an open transaction, and under rollback isolation both would share it.
                            Commit, roll back or close that one first, or give each test a database: \
                            @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)""");
            first.commit();
            assertThat(Sql.value(source, "SELECT count(*) FROM notes")).isEqualTo("2");
        }
    }

    @Test
    void threadsTakeTurnsInAutocommit() throws Exception {
        CompletableFuture<?>[] writers = new CompletableFuture<?>[4];
        for (int writer = 0; writer < writers.length; writer++) {
            int from = 10 + writer * 50;
            writers[writer] = CompletableFuture.runAsync(() -> insert(from, 50));
        }
        CompletableFuture.allOf(writers).get(30, TimeUnit.SECONDS);

        assertThat(Sql.value(source, "SELECT count(*) FROM notes")).isEqualTo("201");
        assertThat(rollback.rollBack()).isEmpty();
    }

    private void insert(int from, int rows) {
        for (int id = from; id < from + rows; id++) {
            try {
                Sql.run(source, "INSERT INTO notes VALUES (%d, 'thread')".formatted(id));
            } catch (SQLException refused) {
                throw new AssertionError(refused);
            }
        }
    }

    @Test
    void rowsAreCopiedAndAFailedCopyIsUndoneAlone() throws Exception {
        assertThat(rollback.database().copyCsv("notes", csv("id,body\n2,two\n3,three\n")))
                .isEqualTo(2);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> rollback.database().copyCsv("notes", csv("id,body\n4,four\n1,one\n")));

        assertThat(Sql.value(source, "SELECT count(*) FROM notes")).isEqualTo("3");
        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void aFailureOnTheDriversConnectionInAutocommitIsExplained() throws SQLException {
        try (Connection connection = source.getConnection()) {
            PGConnection driver = connection.unwrap(PGConnection.class);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> driver.getCopyAPI().copyIn("COPY nowhere FROM STDIN"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .withMessageStartingWith("The transaction around this test is broken: a call on the driver's own");
        }
        assertThat(rollback.rollBack()).isEmpty();
    }

    @Test
    void aCursorOverTheDriversFetchSizeSurvivesOtherStatements() throws SQLException {
        Sql.run(source, "INSERT INTO notes SELECT i, 'row' FROM generate_series(2, 100) i");
        int rows = 0;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(10);
            try (ResultSet found = statement.executeQuery("SELECT id FROM notes")) {
                while (found.next()) {
                    rows++;
                    Sql.run(source, "UPDATE notes SET body = 'seen' WHERE id = " + found.getInt(1));
                }
            }
        }
        assertThat(rows).isEqualTo(100);
    }

    @Test
    void manyStatementsLeaveNoSavepointsBehind() throws SQLException {
        for (int i = 0; i < 100; i++) {
            Sql.run(source, "INSERT INTO notes VALUES (%d, 'many')".formatted(i + 10));
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> Sql.run(source, "RELEASE SAVEPOINT pgjdbc_autosave; RELEASE SAVEPOINT pgjdbc_autosave"))
                .withMessageContaining("savepoint \"pgjdbc_autosave\" does not exist");
    }

    @Test
    void aProxyIsRefused() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> rollback.database().through("127.0.0.1", 1))
                .withMessage("through(127.0.0.1, 1): the test has rollback isolation."
                        + " All its connections are one session, which cannot be led through a proxy."
                        + " Fix: @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)");
    }

    @Test
    void handlesEndWithTheTest() throws SQLException {
        Connection connection = source.getConnection();
        rollback.close();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connection::createStatement)
                .withMessage("This connection has been closed.");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(source::getConnection)
                .withMessage("The test is over and its transaction was rolled back");
    }

    @Test
    void aStatementThatStillRunsIsCancelled() {
        CompletableFuture<Void> sleeper = CompletableFuture.runAsync(
                () -> {
                    try {
                        Sql.run(source, "SELECT pg_sleep(600)");
                    } catch (SQLException cancelled) {
                        throw new IllegalStateException(cancelled.getSQLState(), cancelled);
                    }
                },
                THREADS);
        awaitSleeper();

        assertThat(rollback.rollBack()).isEmpty();
        assertThat(sleeper)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("57014");
    }

    @Test
    void statementsThatWaitForTheirTurnBeginNoMore() {
        List<CompletableFuture<Void>> sleepers = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            sleepers.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            Sql.run(source, "SELECT pg_sleep(600)");
                        } catch (SQLException refused) {
                            throw new IllegalStateException(refused.getSQLState(), refused);
                        }
                    },
                    THREADS));
        }
        awaitSleeper();

        assertThat(CompletableFuture.supplyAsync(rollback::rollBack, THREADS))
                .succeedsWithin(20, TimeUnit.SECONDS)
                .isEqualTo(Optional.empty());
        assertThat(sleepers).allSatisfy(sleeper -> assertThat(sleeper)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageMatching("(?s).*(57014|08003).*"));
    }

    private static void awaitSleeper() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (sleepers().equals("0")) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String sleepers() {
        try {
            return Sql.value(
                    whole.dataSource(),
                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)' AND state = 'active'");
        } catch (SQLException unreachable) {
            throw new AssertionError(unreachable);
        }
    }

    private static ByteArrayInputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
