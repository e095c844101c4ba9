package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.FailureText;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class RunnerProofTest {
    private final TestDatabases databases;

    RunnerProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void twoNodesEndAsOne() throws Exception {
        Verdict verdict = judge(RunnerProof.create(), Sample.migrations("crash/safe"));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void filesWithoutALockAreAppliedByBoth(@TempDir Path root) throws Exception {
        MigrationFolder folder = new MigrationFolder(root)
                .with("V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, total int)")
                .with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text")
                .with("V3__first.sql", "INSERT INTO orders (id, total) SELECT count(*), 1 FROM orders");
        Rehearsal rehearsal = folder.rehearsal(folder.scripts(), databases).since("1");

        Verdict verdict = RunnerProof.create().judge(rehearsal, Sample.RUN).get(0);

        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, and two nodes that start at once end as one  breached
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
                .containsExactly(new Finding(
                        "found",
                        "V3__orders_by_customer.sql: the second node neither waited nor worked while the first one was held",
                        "for up to [30 s], so that nothing was shown of two"));
    }

    @Test
    void flywayWaitsForItsOwnLock() throws Exception {
        Verdict verdict = judge(RunnerProof.create().transactionalLock(), Sample.migrations("crash/unguarded"));
        assertThat(FailureText.of(List.of(verdict)).replaceAll("(?<=\\S) {2,}", "  "))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          runner-safe  the runner never waits for itself, and two nodes that start at once end as one  breached
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

    private Verdict judge(RunnerProof proof, MigrationSource source) throws Exception {
        return proof.judge(new Rehearsal(source, Sample.seeds("crash/seed"), databases.supply()), Sample.RUN)
                .get(0);
    }
}
