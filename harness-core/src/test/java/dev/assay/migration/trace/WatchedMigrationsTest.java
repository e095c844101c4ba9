package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What applies without somebody who looks at it applies with one, and what was asked for is seen. */
@ExtendWith(TestDatabases.Provider.class)
class WatchedMigrationsTest {
    private final TestDatabases databases;
    private final Path folder;

    WatchedMigrationsTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.folder = folder;
    }

    @Test
    void serializableTransactionsApply() throws IOException {
        MigrationReport report =
                trace("CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 100);", """
                -- assay: no transaction
                BEGIN ISOLATION LEVEL SERIALIZABLE;
                SELECT count(*) FROM orders;
                DROP TABLE orders;
                COMMIT;
                CREATE TABLE items (id int);
                SET default_transaction_isolation = 'serializable';
                SELECT count(*) FROM items;
                """);

        assertApplies(report);
        assertThat(statements(report, "DROP TABLE")).singleElement().satisfies(statement -> assertThat(locks(statement))
                .containsExactly("orders ACCESS EXCLUSIVE"));
    }

    @Test
    void aTemporaryTableOfTheMigrationHidesNoLock() throws IOException {
        MigrationReport report = trace(
                "CREATE DOMAIN positive AS int; CREATE TABLE readings (value positive);",
                "-- assay: no transaction\nCREATE TEMP TABLE own (id int);\n"
                        + numbered(20, "ALTER DOMAIN positive ADD CONSTRAINT c%d CHECK (VALUE > 0);\n"));

        assertApplies(report);
        assertThat(statements(report, "ALTER DOMAIN")).hasSize(20).allSatisfy(statement -> assertThat(locks(statement))
                .containsExactly("readings SHARE"));
    }

    @Test
    void theLockOnATableThatAStatementNamesIsSeenAmongManyTables() throws IOException {
        MigrationReport report = trace(
                numbered(130, "CREATE TABLE \"T%d\" (id int);\n"),
                "-- assay: no transaction\n" + numbered(130, "ALTER TABLE \"T%d\" ADD COLUMN note text;\n"));

        assertApplies(report);
        assertThat(statements(report, "ALTER TABLE")).hasSize(130).allSatisfy(statement -> assertThat(locks(statement))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" ACCESS EXCLUSIVE"));
    }

    @Test
    void aTableThatSomebodyElseHasShutHidesNoLockOnAnother() throws IOException, SQLException {
        try (TestDatabase database = databases.empty();
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE busy (id int); CREATE TABLE \"it's free\" (id int)");
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE busy IN SHARE MODE");

            MigrationReport report = trace(
                    database,
                    "-- assay: no transaction\n" + numbered(20, "ALTER TABLE \"it's free\" ADD COLUMN c%d text;\n"));

            assertApplies(report);
            assertThat(statements(report, "ALTER TABLE")).hasSize(20).allSatisfy(alter -> assertThat(locks(alter))
                    .containsExactly("it's free ACCESS EXCLUSIVE"));
        }
    }

    @Test
    void nobodyStandsInTheWayOfAStatementThatWillNotWait() throws IOException {
        MigrationReport report = trace("""
                CREATE TABLE orders (id int);
                CREATE FUNCTION shut() RETURNS void LANGUAGE plpgsql
                    AS 'BEGIN LOCK TABLE orders IN ACCESS EXCLUSIVE MODE NOWAIT; END';
                CREATE FUNCTION shut_soon() RETURNS void LANGUAGE plpgsql SET lock_timeout = '1ms'
                    AS 'BEGIN LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; END';
                """, """
                -- assay: no transaction
                DO $$ BEGIN LOCK TABLE orders IN ACCESS EXCLUSIVE MODE NOWAIT; END $$;
                DO $$ BEGIN SET LOCAL lock_timeout = '1ms'; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE; END $$;
                SELECT shut();
                SELECT shut_soon();
                """);

        assertApplies(report);
    }

    @Test
    void aTransactionThatTookTooLongMayHaveBeenWatchedTooLong() throws IOException {
        assumeThat(TestedServer.major()).isGreaterThanOrEqualTo(17);
        MigrationReport report = trace("SET LOCAL transaction_timeout = '2s'; SELECT pg_sleep(60);");

        assertThat(report.failure()).hasMessage("""
                the migration [V1__step.sql, line 1] fails: FATAL: terminating connection due to transaction timeout \
                (transaction_timeout counts the time of watching as well: set a longer one while it is watched) [25P04]
                  statement  SELECT pg_sleep(60)""");
    }

    @Test
    void aTransactionThatIsAskedBeforeItsFirstQueryMayHaveBeenAskedByTheTrace() throws IOException {
        MigrationReport report = trace("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;");

        assertThat(report.failure()).hasMessage("""
                the migration [V1__step.sql, line 1] fails: ERROR: SET TRANSACTION ISOLATION LEVEL must be called before any query \
                (watching asks the session between statements: write BEGIN ISOLATION LEVEL instead) [25001]
                  statement  SET TRANSACTION ISOLATION LEVEL SERIALIZABLE""");
    }

    @Test
    void aTraceThatEndsAtALimitSaysThatItCountsThere() {
        SQLException ended =
                new SQLException("FATAL: terminating connection due to idle-in-transaction timeout", "25P03");

        assertThat(WatchedLimit.explain((Exception) ended))
                .hasMessage("FATAL: terminating connection due to idle-in-transaction timeout"
                        + " (idle_in_transaction_session_timeout counts the time of watching as well: set a longer one while it"
                        + " is watched)")
                .hasCause(ended);
        SQLException late = new SQLException("ERROR: canceling statement due to statement timeout", "57014");
        assertThat(WatchedLimit.explain((Exception) late))
                .hasMessage(
                        "ERROR: canceling statement due to statement timeout (statement_timeout holds for the queries of the"
                                + " trace as well: set a longer one while it is watched)");
        SQLException other = new SQLException("ERROR: CREATE INDEX CONCURRENTLY cannot run", "25001");
        assertThat(WatchedLimit.explain((Exception) other)).isSameAs(other);
    }

    @Test
    void aSecondRunThatChangesRowsOrObjectsIsNoticed() throws IOException {
        Files.writeString(folder.resolve("afterMigrate.sql"), """
                INSERT INTO seen VALUES (1);
                CREATE OR REPLACE FUNCTION seen() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM seen';
                DROP VIEW IF EXISTS sight;
                ALTER TABLE seen DROP COLUMN IF EXISTS note;
                ALTER TABLE seen ADD COLUMN note text;
                UPDATE known SET id = id;
                CREATE VIEW sight AS SELECT id, note FROM seen;
                """);

        MigrationReport report = Scripts.trace(
                databases,
                Witness.NONE,
                folder,
                "CREATE TABLE seen (id int); CREATE TABLE known (id int); CREATE TABLE calm (id int);"
                        + "INSERT INTO known VALUES (1); INSERT INTO calm VALUES (1);");

        assertApplies(report);
        assertThat(report.repeated())
                .containsExactlyInAnyOrder(
                        "seen.note is made anew",
                        "sight is made anew",
                        "rows of known are written",
                        "rows of seen are written");
    }

    private MigrationReport trace(String... files) throws IOException {
        try (TestDatabase database = databases.empty()) {
            return trace(database, files);
        }
    }

    private MigrationReport trace(TestDatabase database, String... files) throws IOException {
        for (int i = 0; i < files.length; i++) {
            Files.writeString(folder.resolve("V" + (i + 1) + "__step.sql"), files[i]);
        }
        ScriptMigrations source = ScriptMigrations.at("filesystem:" + folder, Sample.LOADER);
        return new MigrationTracer(source, Sample.seeds("none")).trace(database.dataSource(), Sample.RUN);
    }

    private static void assertApplies(MigrationReport report) {
        assertThat(Stream.of(report.failure(), report.obstacle())).containsOnlyNulls();
    }

    private static List<StatementTrace> statements(MigrationReport report, String beginning) {
        return report.statements().stream()
                .filter(statement -> statement.sql().startsWith(beginning))
                .toList();
    }

    /** Return the locks but the weakest, which reading takes. */
    private static List<String> locks(StatementTrace statement) {
        return statement.locks().stream()
                .filter(lock -> lock.mode() != LockMode.ACCESS_SHARE)
                .map(lock -> lock.relation() + " " + lock.mode().write())
                .toList();
    }

    private static String numbered(int count, String sql) {
        return IntStream.rangeClosed(1, count).mapToObj(sql::formatted).collect(Collectors.joining());
    }
}
