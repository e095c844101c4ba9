package dev.assay.migration.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.MistakeException;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.data.RunReport.StepReport;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class DataMigrationTest {
    private final TestDatabase database;
    private Connection connection;

    DataMigrationTest(TestDatabases databases) throws SQLException {
        database = databases.empty();
        connection = database.connect();
    }

    @BeforeEach
    void createShop() throws SQLException {
        Shop.create(database, 25);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void fillsInBatchesByACompositeKey() throws Exception {
        RunReport report = Shop.fill(10).run(connection);

        assertThat(report.steps())
                .extracting(StepReport::batches, StepReport::passed, StepReport::changed)
                .containsExactly(tuple(3L, 25L, 25L));
        assertThat(Shop.filled(database)).isEqualTo(25);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void neverChangesMoreThanABatchInOneTransaction() throws Exception {
        Shop.fill(10).run(connection);

        assertThat(Shop.number(
                        database,
                        "SELECT max(rows) FROM (SELECT count(*) AS rows FROM \"Order Item\" GROUP BY xmin::text) t"))
                .isEqualTo(10);
    }

    @Test
    void doesNothingOnceCompleted() throws Exception {
        Shop.fill(10).run(connection);
        Shop.execute(database, "UPDATE \"Order Item\" SET cents = NULL");

        assertThat(Shop.fill(10).run(connection).steps()).isEmpty();
        assertThat(Shop.filled(database)).isZero();
    }

    @Test
    void goesOnAfterTheLastCommittedBatch() throws Exception {
        DataMigration cutOff = fillUntilBatch(
                2,
                () -> Shop.execute(
                        database,
                        "SELECT pg_terminate_backend(" + Shop.number(connection, "SELECT pg_backend_pid()") + ")"));

        assertThatThrownBy(() -> cutOff.run(connection))
                .hasMessage("data migration [cut-off]: FATAL: terminating connection due to administrator command;"
                        + " nothing is undone; the next run goes on after the last committed batch");
        assertThat(Shop.filled(database)).isEqualTo(10);

        connection = database.connect();
        RunReport rest = cutOff.run(connection);
        assertThat(rest.steps().get(0).passed()).isEqualTo(15);
        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void leavesRowsThatComeLaterToThoseWhoInsertThem() throws Exception {
        DataMigration migration = fillUntilBatch(
                1,
                () -> Shop.execute(
                        database, "INSERT INTO \"Order Item\" SELECT n, '', n FROM generate_series(100, 199) n"));

        assertThat(migration.run(connection).steps().get(0).passed()).isEqualTo(25);
        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void keepsAValueThatCameWhileTheBatchWasUnderWay() throws Exception {
        fillUntilBatch(2, () -> Shop.execute(database, "UPDATE \"Order Item\" SET cents = 7"))
                .run(connection);

        assertThat(Shop.number(database, "SELECT count(*) FROM \"Order Item\" WHERE cents = 7"))
                .isEqualTo(25);
    }

    @Test
    void undoesWhatWasDoneInReverseWhenALaterStepFails() throws Exception {
        DataMigration migration = Shop.fill(10)
                .step(BatchStep.of("\"Order Item\"", "true", (session, batch) -> {
                            throw new SQLException("no", "22012");
                        })
                        .named("break")
                        .undo("true", (session, batch) -> 0));

        assertThatThrownBy(() -> migration.run(connection))
                .isInstanceOf(DataMigrationException.class)
                .hasMessage(
                        "data migration [fill-cents]: no; all steps were undone in reverse order; the next run starts again");
        assertThat(Shop.filled(database)).isZero();
    }

    @Test
    void goesOnWithAnUndoThatWasCutOffAndThenStartsAgain() throws Exception {
        List<String> broken = new ArrayList<>(List.of("yes"));
        DataMigration migration = DataMigration.named("twice")
                .step(Shop.step(10))
                .step(BatchStep.of("\"Order Item\"", "true", (session, batch) -> {
                            if (broken.isEmpty()) {
                                return 0;
                            }
                            throw new SQLException("broken", "22012");
                        })
                        .named("break")
                        .undo("true", (session, batch) -> {
                            throw new SQLException("undo broken", "22012");
                        }));
        // The second step has committed nothing, so its undo has no row, and the first one's is cut off.
        StepProgressListener cutting = progress -> {
            if (progress.undo() && progress.step().equals("\"Order Item\"") && !broken.isEmpty()) {
                throw new IllegalStateException("cut off");
            }
        };

        assertThatThrownBy(() -> migration.run(connection, settings().progress(cutting)))
                .hasMessage(
                        "data migration [twice]: broken; undoing failed too, and the next run goes on with it: cut off");
        assertThat(Shop.filled(database)).isEqualTo(15);

        broken.clear();
        assertThat(migration.run(connection).steps()).hasSize(2);
        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void staysWhereItIsIfAStepHasNoUndo() throws Exception {
        DataMigration migration = Shop.fill(10)
                .step(BatchStep.of("\"Order Item\"", "true", (session, batch) -> {
                            throw new SQLException("no", "22012");
                        })
                        .named("break"));

        assertThatThrownBy(() -> migration.run(connection))
                .hasMessage(
                        "data migration [fill-cents]: no; nothing is undone; the next run goes on after the last committed batch");
        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void hasAJournalForEachSchema() throws Exception {
        DataMigration migration = DataMigration.named("fill")
                .step(Backfill.of("item").set("cents = 1").where("cents IS NULL"));
        Shop.execute(database, """
                CREATE TABLE item (id int PRIMARY KEY, cents int);
                INSERT INTO item VALUES (1);
                CREATE SCHEMA tenant;
                CREATE TABLE tenant.item (id int PRIMARY KEY, cents int);
                INSERT INTO tenant.item VALUES (1)""");
        migration.run(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = tenant, public");
        }
        migration.run(connection);
        migration.run(connection);

        assertThat(Shop.number(database, "SELECT sum(cents) FROM tenant.item")).isEqualTo(1);
        assertThat(Shop.number(database, "SELECT count(*) FROM tenant.assay_data_migration"))
                .isEqualTo(2);
    }

    @Test
    void startsOverForARowThatWasPassed() throws Exception {
        DataMigration migration = DataMigration.named("fill-cents")
                .step(Backfill.of("\"Order Item\"")
                        .set("cents = price * 100")
                        .where("cents IS NULL")
                        .batchRows(10))
                .validate("all are filled", "SELECT price FROM \"Order Item\" WHERE cents IS NULL");
        RunSettings late = settings().progress(progress -> {
            if (progress.finished()) {
                late();
            }
        });
        assertThatThrownBy(() -> migration.run(connection, late))
                .hasMessage(
                        "data migration [fill-cents]: validation [all are filled] fails: a row breaks it: price = [99];"
                                + " nothing is undone; the next run goes on after the last committed batch;"
                                + " startOver(connection) has the next run look at all rows again, for steps that may see a row twice");
        assertThatThrownBy(() -> migration.run(connection)).isInstanceOf(DataMigrationException.class);

        migration.startOver(connection);
        migration.run(connection);

        assertThat(Shop.number(database, "SELECT count(*) FROM \"Order Item\" WHERE cents IS NULL"))
                .isZero();
    }

    private void late() {
        try {
            Shop.execute(database, "INSERT INTO \"Order Item\" VALUES (0, '', 99)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void undoesWhatAValidationRefuses() throws Exception {
        DataMigration migration =
                Shop.fill(10).validate("no big price", "SELECT cents FROM \"Order Item\" WHERE cents > 2400");

        assertThatThrownBy(() -> migration.run(connection))
                .hasMessage(
                        "data migration [fill-cents]: validation [no big price] fails: a row breaks it: cents = [2500];"
                                + " all steps were undone in reverse order; the next run starts again");
        assertThat(Shop.filled(database)).isZero();
    }

    @Test
    void acceptsAPredicateThatHolds() throws Exception {
        Shop.fill(10)
                .validate(Validation.that(
                        "all are filled",
                        session ->
                                Shop.number(session, "SELECT count(*) FROM \"Order Item\" WHERE cents IS NULL") == 0))
                .run(connection);

        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void countsInADryRunAndTouchesNothing() throws Exception {
        assertThat(Shop.fill(10).dryRun(connection))
                .hasToString(
                        "step [\"Order Item\"]: 25 of 25 rows of public.\"Order Item\" in 3 batches, first (0, it's \\1), (0, it's \\2),"
                                + " (1, it's \\0), (1, it's \\1), (1, it's \\2)");
        assertThat(Shop.number(
                        database, "SELECT count(*) FROM \"Order Item\" WHERE cents IS NULL AND xmax::text = '0'"))
                .isEqualTo(25);
        assertThat(Shop.number(database, "SELECT count(*) FROM pg_class WHERE relname = 'assay_data_migration'"))
                .isZero();
    }

    @Test
    void countsWhereTheConditionHasAQuestionMark() throws Exception {
        Shop.execute(
                database,
                "CREATE TABLE word (id int PRIMARY KEY, body jsonb); INSERT INTO word VALUES (1, '{}'), (2, '{\"grade\": 1}')");
        DataMigration grades = DataMigration.named("grades")
                .step(Backfill.of("word").set("body = body - 'grade'").where("body ? 'grade'"));

        assertThat(grades.dryRun(connection))
                .hasToString("step [word]: 1 of 2 rows of public.word in 1 batch, first (2)");
    }

    @Test
    void countsNoTableThatIsLarge() throws Exception {
        Shop.execute(database, """
                CREATE TABLE reading (id int PRIMARY KEY) PARTITION BY RANGE (id);
                CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (1000);
                CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (1000) TO (2000);
                INSERT INTO reading SELECT generate_series(1, 100);
                """);
        KeyedTable table = KeyedTable.find(connection, "reading");
        assertThat(RowEstimate.of(connection, table)).isEqualTo(100);

        Shop.execute(
                database,
                "UPDATE pg_class SET reltuples = 5000000, relpages = pg_relation_size(oid) / 8192 WHERE relname = 'reading_1'");
        assertThat(RowEstimate.of(connection, table)).isEqualTo(5_000_000);
    }

    @Test
    void waitsForAnotherFirstRunThatMakesTheJournal() throws Exception {
        DataMigration migration = Shop.fill(10);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            Journal.of(other, migration).create();
            Future<RunReport> report = second.submit(() -> migration.run(connection));
            Patience patience = new Patience(Ticker.system());
            while (Shop.number(
                            database,
                            "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database"
                                    + " WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted")
                    == 0) {
                assertThat(report).isNotDone();
                assertThat(patience.goesOn()).isTrue();
            }
            other.commit();
            assertThat(report.get(30, TimeUnit.SECONDS).steps()).hasSize(1);
        } finally {
            second.shutdownNow();
        }
    }

    @Test
    void saysThatAnUndoIsGone() throws Exception {
        DataMigration undoable = Shop.fill(10)
                .step(BatchStep.of("\"Order Item\"", "true", (session, batch) -> {
                            throw new SQLException("no", "22012");
                        })
                        .named("break")
                        .undo("true", (session, batch) -> 0));
        StepProgressListener cutting = progress -> {
            if (progress.undo()) {
                throw new IllegalStateException("cut off");
            }
        };
        assertThatThrownBy(() -> undoable.run(connection, settings().progress(cutting)))
                .isInstanceOf(DataMigrationException.class);
        DataMigration without = DataMigration.named("fill-cents")
                .step(Backfill.of("\"Order Item\"")
                        .set("cents = price * 100")
                        .where("cents IS NULL")
                        .batchRows(10))
                .step(BatchStep.of("\"Order Item\"", "true", (session, batch) -> 0)
                        .named("break"));

        assertThatThrownBy(() -> without.run(connection))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("data migration [fill-cents]: it was left in the midst of undoing, and the step"
                        + " [break] has no undo.");
    }

    @Test
    void triesABatchAgainThatCouldNotHaveItsLock() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM \"Order Item\" FOR UPDATE");
            RunSettings settings = settings().time(() -> 0, pause -> {
                pauses.add(pause);
                if (pauses.size() == 3) {
                    rollback(other);
                }
            });
            StepReport report = Shop.fill(16).run(connection, settings).steps().get(0);

            assertThat(report.retries()).isEqualTo(3);
            assertThat(report.smallestBatch()).isEqualTo(2);
        }
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(Shop.filled(database)).isEqualTo(25);
    }

    @Test
    void waitsForReplicas() throws Exception {
        List<Long> behind = new ArrayList<>(List.of(100L, 11L, 10L));
        List<Duration> pauses = new ArrayList<>();
        RunSettings settings = settings()
                .throttle(Throttle.DEFAULT.lag(session -> behind.isEmpty() ? 0 : behind.remove(0), 10))
                .time(() -> 0, pauses::add);

        Shop.fill(10).run(connection, settings);

        assertThat(pauses).hasSize(2);
        assertThat(behind).isEmpty();
    }

    @Test
    void makesSmallerBatchesWhenOthersWaitForIt() throws Exception {
        List<Thread> waiting = new ArrayList<>();
        DataMigration migration = DataMigration.named("fill-cents")
                .step(BatchStep.of("\"Order Item\"", "cents IS NULL", (session, batch) -> {
                            long changed = Shop.step(16).work().apply(session, batch);
                            if (waiting.isEmpty()) {
                                waiting.add(waiter(session));
                            }
                            return changed;
                        })
                        .batchRows(16));

        StepReport report = migration.run(connection, settings()).steps().get(0);
        waiting.get(0).join();

        assertThat(report.smallestBatch()).isEqualTo(8);
        assertThat(report.retries()).isZero();
    }

    /** Start a session that waits for a row of the batch, and return once the server says that it does. */
    private Thread waiter(Connection session) throws SQLException {
        Thread thread = new Thread(() -> {
            try {
                Shop.execute(database, "SELECT FROM \"Order Item\" ORDER BY price LIMIT 1 FOR UPDATE");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
        thread.start();
        long pid = Shop.number(session, "SELECT pg_backend_pid()");
        long looks = 0;
        while (Shop.number(
                        database,
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND " + pid + " = ANY (pg_blocking_pids(pid))")
                == 0) {
            assertThat(looks++).isLessThan(100_000);
        }
        return thread;
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        List<String> lines = new ArrayList<>();

        Shop.fill(10).run(connection, settings().time(() -> 0, pause -> {}).progress(new ProgressLines(lines::add)));

        assertThat(lines)
                .containsExactly(
                        "data [fill-cents] step [\"Order Item\"] 40 %, 10 of 25 rows, 10 changed, 0 ms",
                        "data [fill-cents] step [\"Order Item\"] 80 %, 20 of 25 rows, 20 changed, 0 ms",
                        "data [fill-cents] step [\"Order Item\"] 99 %, 25 of 25 rows, 25 changed, 0 ms",
                        "data [fill-cents] step [\"Order Item\"] 100 %, 25 of 25 rows, 25 changed, 0 ms");
    }

    @Test
    void refusesStepsThatWereEditedAfterTheFirstRun() throws Exception {
        Shop.fill(10).run(connection);
        DataMigration edited =
                DataMigration.named("fill-cents").step(Shop.step(10).where("true"));

        assertThatThrownBy(() -> edited.run(connection))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "data migration [fill-cents]: it was begun with other steps. A step was added, removed or edited"
                                + " after a first run; what that run did cannot be told any more. Fix:"
                                + " DataMigration.named(\"fill-cents-2\") for the new steps");
    }

    @Test
    void refusesATableWithoutAKey() throws SQLException {
        Shop.execute(database, "CREATE TABLE log (line text)");

        assertThatThrownBy(() -> DataMigration.named("m")
                        .step(Backfill.of("log").set("line = ''").where("line IS NULL"))
                        .run(connection))
                .hasMessageContaining("table [log]: it has no primary key");
    }

    @Test
    void refusesATransactionOfTheCaller() throws SQLException {
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> Shop.fill(10).run(connection))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("data migration: the connection is in a transaction of the caller.");
    }

    @Test
    void refusesABackfillWithoutACondition() {
        assertThatThrownBy(() -> DataMigration.named("m").step(Backfill.of("t").set("a = 1")))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("step [t]: it has no where(...).");
    }

    @Test
    void refusesTwoStepsOfOneName() {
        assertThatThrownBy(() -> Shop.fill(10).step(Shop.step(10)))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("data migration [fill-cents]: two steps are called [\"Order Item\"].");
    }

    private static RunSettings settings() {
        return RunSettings.with(new Random(7)).throttle(Throttle.DEFAULT.lockTimeout(Duration.ofMillis(20)));
    }

    private interface Interruption {
        void happen() throws SQLException;
    }

    /** Return the migration, with something that happens in the nth batch before it is written. */
    private static DataMigration fillUntilBatch(int number, Interruption interruption) {
        AtomicInteger batches = new AtomicInteger();
        BatchStep step = BatchStep.of("\"Order Item\"", "cents IS NULL", (session, batch) -> {
            if (batches.incrementAndGet() == number) {
                interruption.happen();
            }
            return Shop.step(10).work().apply(session, batch);
        });
        return DataMigration.named("cut-off").step(step.batchRows(10));
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
