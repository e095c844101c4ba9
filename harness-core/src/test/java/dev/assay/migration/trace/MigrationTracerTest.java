package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Evidence;
import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.flyway.FlywayMigrations;
import dev.assay.migration.script.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class MigrationTracerTest {
    private final TestDatabases databases;

    MigrationTracerTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void appliesEachVersionOverTheRowsOfTheSeedsBefore() {
        MigrationReport report = trace("plain", "plain-seed");

        assertThat(report.obstacle()).isNull();
        assertThat(report.failure()).isNull();
        assertThat(report.versions()).containsExactly("1", "2", "3");
        assertThat(report.migrations())
                .extracting(applied -> applied.migration().file())
                .containsExactly("V1__people.sql", "V2__email.sql", "V3__name_length.sql", "R__view.sql");
        assertThat(report.rows())
                .contains(
                        new TableRows("2", "person", 1000),
                        new TableRows("3", "visit", 1),
                        new TableRows("", "person", 1000))
                .noneMatch(met -> met.before().equals("1"));
        assertThat(report.disagreements()).isEmpty();
        assertThat(report.repeated()).isEmpty();
    }

    @Test
    void countsTheRowsThatAScanReadsAndTheIndexThatItBuilds() {
        MigrationReport report = trace("plain", "plain-seed");

        List<StatementTrace> statements = report.statementsOf("3");
        assertThat(statements.get(0).rowsScanned()).hasValue(1000);
        // A build also reads versions of rows that are dead, as long as some session might still see them.
        assertThat(statements.get(1).rowsScanned().orElseThrow()).isBetween(1000L, 2000L);
        assertThat(statements.get(1).files())
                .containsExactly(new FileChange(FileChange.Kind.INDEX_BUILT, "person_name", "person", false));
        assertThat(report.rewrites()).isEmpty();
        assertThat(report.statementsOf("2").get(0).rowsScanned()).hasValue(0);
    }

    @Test
    void holdsLocksFromWhereTheyWereFirstSeenToTheEndOfTheTransaction() {
        MigrationReport report = trace("retype", "retype-seed");

        StatementTrace last = report.statementsOf("2").get(2);
        assertThat(last.locks())
                .extracting(HeldLock::relation, HeldLock::mode, HeldLock::created)
                .contains(
                        tuple("account", LockMode.ACCESS_EXCLUSIVE, false),
                        tuple("journal", LockMode.ACCESS_EXCLUSIVE, true));
        HeldLock account = last.locks().stream()
                .filter(lock -> lock.relation().equals("account") && lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                .findFirst()
                .orElseThrow();
        Duration end = last.start().plus(last.elapsed());
        assertThat(account.from()).isBetween(last.start(), end);
        assertThat(account.until()).isGreaterThanOrEqualTo(end);
        assertThat(last.transactional()).isTrue();
    }

    @Test
    void seesARewriteOfAnOldTableAndNotOfANewOne() {
        MigrationReport report = trace("retype", "retype-seed");

        assertThat(report.rewrites())
                .extracting(
                        MigrationReport.Rewrite::table,
                        rewrite -> SqlText.shortened(rewrite.statement().sql()))
                .containsExactly(tuple("account", "ALTER TABLE account ALTER COLUMN balance TYPE bigint"));
        StatementTrace statement = report.rewrites().get(0).statement();
        assertThat(statement.files(FileChange.Kind.INDEX_REBUILT))
                .extracting(FileChange::relation)
                .containsExactlyInAnyOrder("account_pkey", "account_balance");
        assertThat(statement.walBytes()).isGreaterThan(500 * 32);
    }

    @Test
    void seesTheRewriteOfAVolatileDefault() {
        assertThat(trace("volatile", "retype-seed").rewrites())
                .extracting(MigrationReport.Rewrite::table)
                .containsExactly("account");
    }

    @Test
    void tellsEmptyingFromRewriting() {
        MigrationReport report = trace("emptying", "retype-seed");

        assertThat(report.rewrites()).isEmpty();
        assertThat(report.statementsOf("2").get(0).files())
                .containsExactly(new FileChange(FileChange.Kind.TABLE_TRUNCATED, "account", "account", false));
    }

    @Test
    void seesTheLocksOfAConcurrentBuildWhileItRuns() {
        MigrationReport report = trace("concurrent", "concurrent-seed");

        assertThat(report.failure()).isNull();
        StatementTrace build = report.statementsOf("2").get(0);
        assertThat(build.transactional()).isFalse();
        assertThat(build.locks())
                .extracting(HeldLock::relation, HeldLock::mode)
                .contains(tuple("account", LockMode.SHARE_UPDATE_EXCLUSIVE));
        assertThat(build.files(FileChange.Kind.INDEX_BUILT))
                .extracting(FileChange::relation)
                .containsExactly("account_both");
        assertThat(build.rowsScanned().isPresent()).isEqualTo(TestedServer.countsOutsideOfTransactions());
        assertThat(build.rowsScanned().orElse(1)).isPositive();
        assertThat(report.statementsOf("3").get(0).files())
                .containsExactly(new FileChange(FileChange.Kind.INDEX_REBUILT, "account_both", "account", false));
    }

    @Test
    void reportsTheStatementsUpToAFailure() {
        MigrationReport report = trace("failing", "retype-seed");

        assertThat(report.versions()).containsExactly("1");
        assertThat(report.statements()).hasSize(4);
        StatementTrace failed = report.statementsOf("2").get(1);
        assertThat(failed.sqlState()).isEqualTo("42703");
        assertThat(failed.sql()).startsWith("UPDATE account");
        assertThat(report.describe().replaceAll("[0-9.,]+ ms", "# ms")).isEqualTo("""
                        V1__account.sql  # ms  2 statements
                        V2__owner.sql  # ms  2 statements  failed: ERROR: column "ownr" does not exist (Perhaps you meant to reference the column "account.owner".)""");
    }

    @Test
    void watchesTheStatementsOfAJavaMigration() {
        MigrationSource source =
                FlywayMigrations.at(List.of("classpath:dev/assay/migration/javamigrations"), Sample.LOADER);
        MigrationReport report;
        try (TestDatabase database = databases.empty()) {
            report = new MigrationTracer(source, Sample.seeds("none")).trace(database.dataSource(), Sample.RUN);
        }

        List<StatementTrace> statements = report.statementsOf("2");
        assertThat(statements)
                .extracting(StatementTrace::sql)
                .containsExactly(
                        "INSERT INTO account SELECT n, n FROM generate_series(1, 100) n",
                        "ALTER TABLE account ALTER COLUMN balance TYPE bigint");
        assertThat(statements)
                .extracting(statement -> statement.migration().file())
                .containsOnly("dev.assay.migration.javamigrations.V2__Fill");
        assertThat(statements.get(1).rewrites()).containsExactly("account");
        assertThat(statements.get(1).locks())
                .extracting(HeldLock::relation, HeldLock::mode)
                .contains(tuple("account", LockMode.ACCESS_EXCLUSIVE));
        assertThat(report.repeated()).containsExactly("dev.assay.migration.javamigrations.R__Refresh is applied again");
        assertThat(report.disagreements())
                .containsExactly(
                        "Detected outdated resolved repeatable migration that should be re-applied to database: Refresh.",
                        "Detected resolved repeatable migration not applied to database: Refresh.");
    }

    @Test
    void noticesWhatASecondRunMakesAnew() {
        assertThat(trace("repeating", "retype-seed").repeated()).containsExactly("balance_cache is made anew");
    }

    @Test
    void drawsTheStatementsAndTheLocksOfOldRelations() {
        MigrationReport report = trace("emptying", "retype-seed");

        Evidence.Timeline locks =
                (Evidence.Timeline) new MigrationEvidence(report).picture().orElseThrow();
        assertThat(locks.lanes())
                .extracting(Evidence.Lane::name)
                .containsExactly("statements", "account", "account_balance", "account_pkey");
        assertThat(locks.lanes().get(0).bars())
                .extracting(Evidence.Bar::label)
                .hasSameSizeAs(report.statements())
                .contains("TRUNCATE account");
        assertThat(locks.lanes().get(1).bars())
                .extracting(Evidence.Bar::label, Evidence.Bar::tone)
                .containsExactly(tuple("ACCESS EXCLUSIVE", Evidence.Tone.BAD));
    }

    @Test
    void isStoppedByASeedThatFails() {
        MigrationReport report = trace("retype", "seed-broken");

        assertThat(report.obstacle()).hasMessage("""
                        @MigrationTest seed = [classpath:migrations/seed-broken]: [V1__rows.sql] fails after [V1__account.sql]: \
                        ERROR: null value in column "balance" of relation "account" violates not-null constraint, \
                        Detail: Failing row contains (1, null). [23502]. Fix: make it fit the schema of version 1""");
    }

    @Test
    void isStoppedByASeedOfNoVersion() {
        assertThat(trace("retype", "seed-lost").obstacle()).hasMessage("""
                        @MigrationTest seed = [classpath:migrations/seed-lost]: [V7__rows.sql] is for a version that no migration \
                        has. The migrations are [1, 2]. Fix: name it after the version whose tables it fills""");
    }

    @Test
    void rowsOfASeedMayFollowTheirCopy() throws SQLException {
        try (TestDatabase database = databases.empty()) {
            MigrationReport report = Sample.trace("retype", "copied-seed", database.dataSource());

            assertThat(report.obstacle()).isNull();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT string_agg(id || '=' || balance, ' ' ORDER BY id) FROM account")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("1=10 2=20 3=30");
            }
        }
    }

    @Test
    void aSeedWhoseRowsDoNotFitNamesTheLine() {
        assertThat(trace("retype", "copied-seed-broken").obstacle()).hasMessage("""
                        @MigrationTest seed = [classpath:migrations/copied-seed-broken]: [V1__rows.sql], line 1, fails after \
                        [V1__account.sql]: ERROR: invalid input syntax for type integer: "much", Where: COPY account, line 2, \
                        column balance: "much" [22P02]. Fix: make it fit the schema of version 1""");
    }

    @Test
    void aSeedIsNoScriptOfPsql() {
        assertThat(trace("retype", "psql-seed").obstacle())
                .hasMessageStartingWith(
                        "the script [classpath:migrations/psql-seed/V1__rows.sql], line 1: [\\i rows.sql] is a"
                                + " command of psql, which the server never sees.");
    }

    private MigrationReport trace(String migrations, String seeds) {
        try (TestDatabase database = databases.empty()) {
            return Sample.trace(migrations, seeds, database.dataSource());
        }
    }
}
