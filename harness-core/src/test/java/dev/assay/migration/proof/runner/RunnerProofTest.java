package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.FailureText;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
@ExtendWith(TestDatabases.Provider.class)
class RunnerProofTest {
    private static final String BOOKS =
            "INSERT INTO \"public\".\"flyway_schema_history\" (\"installed_rank\", \"version\", \"d...";

    private final TestDatabases databases;

    RunnerProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void twoNodesEndAsOneAndADeadOneIsMadeGood() throws Exception {
        Verdict verdict = judge(RunnerProof.create(), Sample.migrations("crash/safe"));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(rows(verdict))
                .containsExactly(
                        List.of("V1__orders.sql", "with the statement", "not killed", "", ""),
                        List.of("V2__notes.sql", "with the statement", "not killed", "", ""),
                        List.of("V3__orders_by_customer.sql", "by itself", BOOKS, "", "as undisturbed"));
    }

    @Test
    void aFirstVersionIsKilledAsWell(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with(
                        "V1__orders.sql",
                        "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY, total int);"
                                + "INSERT INTO orders (total) VALUES (1)");

        Verdict verdict = RunnerProof.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(rows(verdict))
                .containsExactly(List.of("V1__orders.sql", "with the statement", BOOKS, "", "as undisturbed"));
    }

    @Test
    void whatIsKeptAndNotNotedStopsTheNextRun() throws Exception {
        Verdict verdict = judge(RunnerProof.create(), Sample.migrations("crash/unguarded"));
        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                          killed  V2__orders_by_customer.sql: the process of Flyway, after [CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)]  before its row of flyway_schema_history
                          next run  stops at V2__orders_by_customer.sql, line 1: ERROR: relation "orders_customer_idx" already exists [42P07]  the server had kept the statement, and nobody had noted it
                          do  DROP INDEX CONCURRENTLY IF EXISTS before it is built; IF NOT EXISTS would pass an invalid index by""");
    }

    @Test
    void whatIsAppliedTwiceEndsOtherwise(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with("V1__orders.sql", "CREATE TABLE orders (id int, total int)")
                .with("V2__first.sql", "INSERT INTO orders (id, total) VALUES (0, 1)")
                .with("V2__first.sql.conf", "executeInTransaction=false");

        Verdict verdict = RunnerProof.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);

        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                          killed  V2__first.sql: the process of Flyway, after [INSERT INTO orders (id, total) VALUES (0, 1)]  before its row of flyway_schema_history
                          next run  ends otherwise than an undisturbed one  the server had kept the statement, and nobody had noted it
                          rows  orders has [2] rows, expected [1]
                          do  a guard on each statement, such as IF NOT EXISTS, IF EXISTS or ON CONFLICT DO NOTHING""");
    }

    @Test
    void doesNotTakeMaintenanceOfAllTablesForTheRowOfTheHistory(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with("V1__orders.sql", "CREATE TABLE orders (id int, total int)")
                .with("V2__first.sql", "ANALYZE;\nINSERT INTO orders (id, total) VALUES (0, 1)")
                .with("V2__first.sql.conf", "executeInTransaction=false");

        Verdict verdict = RunnerProof.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of(
                                "found",
                                "V2__first.sql: [ANALYZE] waits for the held history, and is not the row of it, so that none was killed"
                                        + " before its row"),
                        Finding.of("do", "name the tables in it, so that it leaves the history of the runner alone"));
    }

    @Test
    void seesValuesThatChangedPlacesBesideATime(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with(
                        "V1__pair.sql",
                        "CREATE TABLE pair (id int, side text, at timestamptz);\n"
                                + "INSERT INTO pair VALUES (1, 'left'), (2, 'right')")
                .with(
                        "V2__swap.sql",
                        "UPDATE pair SET side = CASE side WHEN 'left' THEN 'right' ELSE 'left' END, at = now()")
                .with("V2__swap.sql.conf", "executeInTransaction=false");

        Verdict verdict = RunnerProof.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .contains(new Finding(
                        "next run",
                        "ends otherwise than an undisturbed one",
                        "the server had kept the statement, and nobody had noted it"));
    }

    @Test
    void isBrokenWhereTwoUndisturbedRunsDoNotEndAlike(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with("V1__orders.sql", "CREATE TABLE orders (id int)")
                .with(
                        "V2__chance.sql",
                        "DO $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', 't' || gen_random_uuid()); END $$");

        Verdict verdict = RunnerProof.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.text())
                .isEqualTo("V2__chance.sql: two undisturbed runs do not end alike, so that nothing can be said of"
                        + " another one"));
    }

    @Test
    void isInconclusiveWhereTheMigrationsCannotBeNamed() throws Exception {
        Verdict verdict =
                judge(RunnerProof.create(), Sample.migrations("crash/safe").overExistingSchema());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found",
                                "Flyway migrations at [classpath:migrations/crash/safe] cannot be named to another process",
                                "no runner was killed before its row of the history"),
                        Finding.of(
                                "do",
                                "leave this proof out: a location cannot say that they begin over an existing schema; or make"
                                        + " that schema by a first migration"));
    }

    @Test
    void isBrokenWhereTheProcessHasOtherMigrations() throws Exception {
        MigrationSource files = Sample.migrations("crash/safe");
        NamedSource other = Sample.migrations("crash/unguarded").named().orElseThrow();
        MigrationSource misnamed = (MigrationSource) Proxy.newProxyInstance(
                Sample.LOADER,
                new Class<?>[] {MigrationSource.class},
                (proxy, method, arguments) ->
                        method.getName().equals("named") ? Optional.of(other) : method.invoke(files, arguments));

        Verdict verdict = judge(RunnerProof.create(), misnamed);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found",
                                "V3__orders_by_customer.sql: a process of the runner ended before its row of the history",
                                "[Flyway migrations at [classpath:migrations/crash/unguarded]] are other migrations there"),
                        Finding.of(
                                "do",
                                "let the migrations need nothing but class path, files and environment: a system property of this"
                                        + " JVM does not reach that process"));
    }

    @Test
    void isBrokenWhereTheProcessHasNothingToDo(@TempDir Path root) throws Exception {
        MigrationSource files = Sample.migrations("crash/safe");
        MigrationFolder older = new MigrationFolder(root);
        for (Migration migration : List.of(new Migration("1", "V1__orders.sql"), new Migration("2", "V2__notes.sql"))) {
            older.with(migration.file(), files.script(migration).orElseThrow());
        }
        NamedSource named = new NamedSource(List.of("flyway:filesystem:" + root), false);
        String hash = named.open(Sample.LOADER).contentHash();
        MigrationSource misnamed = (MigrationSource) Proxy.newProxyInstance(
                Sample.LOADER,
                new Class<?>[] {MigrationSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "named" -> Optional.of(named);
                    case "contentHash" -> hash;
                    default -> method.invoke(files, arguments);
                });

        Verdict verdict = judge(RunnerProof.create(), misnamed);

        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found",
                                "V3__orders_by_customer.sql: a process of the runner ended before its row of the history",
                                "it ended well and wrote no row"),
                        Finding.of(
                                "do",
                                "let the migrations need nothing but class path, files and environment: a system property of this"
                                        + " JVM does not reach that process"));
    }

    @Test
    void filesWithoutALockAreAppliedByBoth(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with("V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, total int)")
                .with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text")
                .with("V3__first.sql", "INSERT INTO orders (id, total) VALUES (0, 1)");
        Rehearsal rehearsal = folder.rehearsal(folder.scripts(), databases).since("1");

        Verdict verdict = RunnerProof.create().judge(rehearsal, Sample.RUN).get(0);

        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                          two nodes  V2__note.sql: one of them fails  the migration [V2__note.sql, line 1] fails: ERROR: column "note" of relation "orders" already exists [42701]
                          do  let a single node migrate, before the others start
                          two nodes  V3__first.sql: one of them fails  the migration [V3__first.sql, line 1] fails: ERROR: duplicate key value violates unique constraint "orders_pkey" (Key (id)=(0) already exists.) [23505]""");
    }

    @Test
    void isBrokenWhereTheNodesNeverMeet() throws Exception {
        MigrationSource files = Sample.migrations("crash/safe");
        Object door = new Object();
        MigrationSource oneAtATime = (MigrationSource) Proxy.newProxyInstance(
                Sample.LOADER, new Class<?>[] {MigrationSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().startsWith("apply")) {
                        return method.invoke(files, arguments);
                    }
                    synchronized (door) {
                        return method.invoke(files, arguments);
                    }
                });
        AtomicLong hours = new AtomicLong();
        Run hurried = new Run(
                1, () -> TimeUnit.HOURS.toNanos(hours.incrementAndGet()), Sample.RUN.limits(), Sample.RUN.origin());
        Rehearsal rehearsal = new Rehearsal(oneAtATime, Sample.seeds("crash/seed"), databases.supply()).since("2");

        Verdict verdict = RunnerProof.create().judge(rehearsal, hurried).get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found",
                                "V3__orders_by_customer.sql: the second node neither waited nor worked while the first one was held",
                                "for up to [30 s], so that nothing was shown of two"),
                        Finding.of(
                                "do",
                                "leave this proof out where the runner works one at a time in a JVM, as Liquibase does; else try a"
                                        + " machine under less load"),
                        new Finding(
                                "found",
                                "V3__orders_by_customer.sql: a process of the runner did not come to its row of the history",
                                "within [630 s], so that none was killed there"),
                        Finding.of("do", "raise timeout where the version takes longer than that"));
    }

    @Test
    void flywayWaitsForItsOwnLock() throws Exception {
        Verdict verdict = judge(RunnerProof.create().transactionalLock(), Sample.migrations("crash/unguarded"));
        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                          hangs  V2__orders_by_customer.sql: CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)
                          waits for  an idle session of Flyway itself, last statement [SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1]  it keeps its lock in an open transaction
                          do  postgresql.transactional.lock=false in the configuration of Flyway""");
    }

    @Test
    void refusesALockThatARunnerDoesNotHave() {
        MigrationSource files = ScriptMigrations.at("classpath:migrations/crash/plain", Sample.LOADER);
        assertThatThrownBy(() -> judge(RunnerProof.create().transactionalLock(), files))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest transactionalLock = [true]: SQL files has no such lock. It is a setting of"
                        + " Flyway. Fix: remove transactionalLock");
    }

    private static List<List<String>> rows(Verdict verdict) {
        return verdict.evidence().stream()
                .map(Evidence.Table.class::cast)
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private Verdict judge(RunnerProof proof, MigrationSource source) throws Exception {
        return proof.judge(new Rehearsal(source, Sample.seeds("crash/seed"), databases.supply()), Sample.RUN)
                .get(0);
    }
}
