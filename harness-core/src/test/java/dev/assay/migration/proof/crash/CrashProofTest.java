package dev.assay.migration.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence;
import dev.assay.check.FailureText;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.MigrationSources;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class CrashProofTest {
    private final TestDatabases databases;

    CrashProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void passesWhereEachRunIsMadeGood() throws Exception {
        Verdict verdict = judge(Sample.migrations("crash/safe"), "1");
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.figures())
                .extracting(figure -> figure.name() + " " + figure.value())
                .containsExactly(
                        "runs not made good 0",
                        "statements 6",
                        "kills 21",
                        "landed inside a statement 7",
                        "repaired by hand 0");
        assertThat(kills(verdict)).isEqualTo("""
                        V2__notes.sql 1 [SET LOCAL lock_timeout = '1s'] backend before, as undisturbed
                        V2__notes.sql 1 [SET LOCAL lock_timeout = '1s'] backend after, as undisturbed
                        V2__notes.sql 2 [ALTER TABLE orders ADD COLUMN note text] backend before, as undisturbed
                        V2__notes.sql 2 [ALTER TABLE orders ADD COLUMN note text] backend inside, at its end, as undisturbed
                        V2__notes.sql 2 [ALTER TABLE orders ADD COLUMN note text] backend after, as undisturbed
                        V2__notes.sql 3 [UPDATE orders SET note = 'old ' || now()::timestamp(0)] backend before, as undisturbed
                        V2__notes.sql 3 [UPDATE orders SET note = 'old ' || now()::timestamp(0)] backend inside, at its end, as undisturbed
                        V2__notes.sql 3 [UPDATE orders SET note = 'old ' || now()::timestamp(0)] backend after, as undisturbed
                        V2__notes.sql 4 [INSERT INTO customers (name) VALUES ('second')] backend before, as undisturbed
                        V2__notes.sql 4 [INSERT INTO customers (name) VALUES ('second')] backend inside, at its end, as undisturbed
                        V2__notes.sql 4 [INSERT INTO customers (name) VALUES ('second')] backend after, as undisturbed
                        V2__notes.sql  [] backend before the commit, as undisturbed
                        V3__orders_by_customer.sql 1 [DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx] backend before, as undisturbed
                        V3__orders_by_customer.sql 1 [DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx] backend after, as undisturbed
                        V3__orders_by_customer.sql 1 [DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx] backend inside, at its end, as undisturbed
                        V3__orders_by_customer.sql 2 [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)] backend before, as undisturbed
                        V3__orders_by_customer.sql 2 [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)] backend inside, waiting for an older transaction, as undisturbed
                        V3__orders_by_customer.sql 2 [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)] backend inside, at its end, as undisturbed
                        V3__orders_by_customer.sql 2 [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)] backend after, as undisturbed
                        V3__orders_by_customer.sql  [] backend before the commit, as undisturbed
                        V3__orders_by_customer.sql 2 [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)] postmaster inside, waiting for an older transaction, as undisturbed
                        """);
    }

    @Test
    void namesAHalfAppliedScript() throws Exception {
        assertThat(failure(judge(Sample.migrations("crash/half"), "1"))).isEqualTo("""
                        @MigrationTest breached  Sample.test
                          crash-safe  7  promised <= 0  n = 9
                          killed  V2__archive.sql, line 1: backend killed after [CREATE TABLE orders_archive (LIKE orders)]  and after 6 more kills the same
                          left  invalid index orders_customer_idx on orders  written to, and of use to no query
                          next run  stops at V2__archive.sql, line 1: ERROR: relation "orders_archive" already exists [42P07]  it had been applied already
                          do  one statement in each script without a transaction, or a guard on each: IF NOT EXISTS, IF EXISTS
                          do  DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx; before it is built""");
    }

    @Test
    void namesAnInvalidIndex() throws Exception {
        assertThat(failure(judge(Sample.migrations("crash/unguarded"), "1"))).isEqualTo("""
                        @MigrationTest breached  Sample.test
                          crash-safe  5  promised <= 0  n = 6
                          killed  V2__orders_by_customer.sql, line 1: backend killed inside, waiting for an older transaction [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)]  and after 4 more kills the same
                          left  invalid index orders_customer_idx on orders  written to, and of use to no query
                          next run  stops at V2__orders_by_customer.sql, line 1: ERROR: relation "orders_customer_idx" already exists [42P07]  it had been applied already
                          do  DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx; before it is built""");
    }

    @Test
    void seesThatAGuardMasksAnInvalidIndex() throws Exception {
        MigrationSource files = ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER);
        assertThat(failure(judge(files, "1"))).isEqualTo("""
                        @MigrationTest breached  Sample.test
                          crash-safe  3  promised <= 0  n = 6
                          killed  V2__orders_by_customer.sql, line 1: backend killed inside, waiting for an older transaction [CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (custom...]  and after 2 more kills the same
                          left  invalid index orders_customer_idx on orders  written to, and of use to no query
                          next run  ends otherwise: different index orders_customer_idx is [CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id) invalid], expected [CREATE INDEX orders_customer_idx ON public.orders USING btree (customer_id)]
                          do  DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx; before it is built""");
    }

    @Test
    void tellsWhatHasToBeRepairedByHand() throws Exception {
        MigrationSource changelog =
                MigrationSources.at(List.of("liquibase:classpath:changelogs/crash/changelog.sql"), Sample.LOADER);
        Verdict verdict = CrashProof.create()
                .judge(new Rehearsal(changelog, Sample.seeds("none"), databases.supply()), Sample.RUN)
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.figures())
                .extracting(figure -> figure.name() + " " + figure.value())
                .contains("repaired by hand 12");
        assertThat(verdict.findings())
                .containsExactly(new Finding(
                        "repair", "liquibase release-locks", "by hand before the next run, after 12 kills"));
    }

    @Test
    void isBrokenWhereTheServerWasNotKilled() {
        ScoredStatement statement =
                new ScoredStatement(new Migration("2", "V2__notes.sql"), 1, "UPDATE orders SET total = 1");
        KillPoint point = new KillPoint(Place.AT_ITS_END, 0, statement);
        Kill backend = new Kill("backend", point, Place.AT_ITS_END, "advisory", "57P01", Kill.Sequel.UNKNOWN);
        Kill late = new Kill("postmaster", point, Place.AFTER, "", "08006", Kill.Sequel.UNKNOWN);
        Kill inside = new Kill("postmaster", point, Place.AT_ITS_END, "advisory", "08006", Kill.Sequel.UNKNOWN);

        CrashReport report = new CrashReport(List.of(backend, late), true);

        assertThat(report.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(report.missed())
                .containsExactly(new Finding(
                        "found",
                        "the whole server was never killed inside a statement",
                        "the statement ended each time before it was seen to be held"));
        assertThat(new CrashReport(List.of(backend, inside), true).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isBrokenWhereNothingCanBeHeld() throws Exception {
        Rehearsal idle = new Rehearsal(Sample.migrations("crash/idle"), Sample.seeds("none"), databases.supply());
        Verdict verdict = CrashProof.create().judge(idle, Sample.RUN).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("found", "none of [3] kills landed inside a running statement"),
                        Finding.of("because", "no statement changes the schema or writes rows"));
    }

    @Test
    void refusesAServerThatLosesCommits() throws Exception {
        try (TestDatabase database = databases.empty();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(Crashable.weakness(database)).isEmpty();
            statement.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");
            assertThat(Crashable.weakness(database)).contains("synchronous_commit = off");
        }
    }

    private Verdict judge(MigrationSource source, String since) throws Exception {
        Rehearsal rehearsal = new Rehearsal(source, Sample.seeds("crash/seed"), databases.supply()).since(since);
        return CrashProof.create().judge(rehearsal, Sample.RUN).get(0);
    }

    private static String failure(Verdict verdict) {
        return FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  ");
    }

    private static String kills(Verdict verdict) {
        Evidence.Table table = (Evidence.Table) verdict.evidence().get(0);
        StringBuilder text = new StringBuilder();
        for (List<String> row : table.rows()) {
            text.append("%s %s [%s] %s %s, %s%n"
                    .formatted(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(9)));
        }
        return text.toString();
    }
}
