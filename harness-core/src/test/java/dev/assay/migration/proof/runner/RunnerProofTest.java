package dev.assay.migration.proof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.FailureText;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
