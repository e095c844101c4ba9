package dev.assay.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.FailureText;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Quantity;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.TestDatabase;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.trace.MigrationReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class AppliesProofTest {
    private final TestDatabases databases;

    AppliesProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void passesGoodMigrations() {
        Verdicts verdicts = judge("plain", "plain-seed", strict("1min"));

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
        assertThat(verdicts.all())
                .extracting(verdict -> verdict.promise().name())
                .containsExactly("applies", "duration", "rewrites");
        assertThat(verdicts.all().get(0).findings()).isEmpty();
        assertThat(verdicts.all().get(0).evidence())
                .extracting(evidence -> evidence.title())
                .containsExactly("statements", "rows met", "locks");
    }

    @Test
    void namesTheRewrittenTable() {
        assertThat(failure("retype", "retype-seed", AppliesProof.create().noRewrites()))
                .isEqualTo("""
                        @MigrationTest breached  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  kept
                          rewrites  1  promised <= 0  n = 5
                          rewrite  account by V2__wider_balance.sql: ALTER TABLE account ALTER COLUMN balance TYPE bigint  nobody reads or writes it meanwhile
                          do  add a new nullable column, fill it in batches in a later version, then switch; a constant default copies nothing""");
    }

    @Test
    void namesTheSlowestStatement() {
        AppliesProof proof = AppliesProof.create().maxDuration(Quantity.duration("1us"));
        assertThat(failure("emptying", "retype-seed", proof))
                .startsWith("""
                        @MigrationTest breached  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  kept
                          duration  # ms  promised <= # ms  n = 2
                          slowest  V""")
                .endsWith("  rows scanned: 0\n  do  move work that grows with the rows into batches,"
                        + " and build indexes CONCURRENTLY in a version of their own");
    }

    /** On a server of its own: its log is one for all databases. */
    @Test
    void namesTheStatementThatWritesTheMostLog() {
        try (TestDatabase database = databases.supply().alone()) {
            MigrationReport report = Sample.trace("retype", "retype-seed", database.dataSource());

            assertThat(failure(report, maxWal("1kB"))).startsWith("""
                            @MigrationTest breached  Sample.test
                              applies  every version applies over seeded tables, and a second run changes nothing  kept
                              wal  # kB  promised <= # kB  n = 2
                              largest  V2__wider_balance.sql
                              statement  # kB  ALTER TABLE account ALTER COLUMN balance TYPE bigint  each replica gets all of it
                              do  write fewer rows: a constant default copies nothing, and a fill in batches lets replicas keep up""");
            assertThat(judge(report, maxWal("100MB")).all())
                    .extracting(Verdict::outcome)
                    .containsOnly(Outcome.PASSED);
        }
    }

    @Test
    void namesTheFailingStatement() {
        assertThat(failure("failing", "retype-seed", strict("1min"))).isEqualTo("""
                        @MigrationTest broken  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  breached
                          duration  promised <= 1 min  not judged
                          rewrites  promised <= 0  not judged
                          failed  V2__owner.sql, line 5: ERROR: column "ownr" does not exist (Perhaps you meant to reference the column "account.owner".) [42703]
                          statement  UPDATE account SET owner = 'nobody' WHERE ownr IS NULL
                          found  V2__owner.sql, line 5 failed  the versions after it were not measured""");
    }

    @Test
    void namesWhatASecondRunChanges() {
        assertThat(failure("repeating", "retype-seed", AppliesProof.create())).isEqualTo("""
                        @MigrationTest breached  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  breached
                          second run  balance_cache is made anew  a restart of the service does it again""");
    }

    @Test
    void judgesNothingOnEmptyTables() {
        assertThat(failure("retype", "none", AppliesProof.create().maxDuration(Quantity.duration("1min"))))
                .isEqualTo("""
                        @MigrationTest broken  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  not judged
                          duration  promised <= 1 min  not judged
                          found  not a single row in any table  on empty tables everything applies, and is fast
                          fix  add V1__rows.sql at [classpath:migrations/none]""");
    }

    @Test
    void saysWhichTablesWereEmpty() {
        Verdict applies = judge("half-empty", "half-empty-seed", AppliesProof.create())
                .all()
                .get(0);
        assertThat(applies.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(applies.findings())
                .isEqualTo(List.of(new Finding(
                        "seed",
                        "1 of 2 tables had no row in any version: note",
                        "add V1__rows.sql at [classpath:migrations/half-empty-seed]")));
    }

    @Test
    void isBrokenWithoutAnyMigration() {
        assertThat(failure("none", "none", AppliesProof.create())).isEqualTo("""
                        @MigrationTest broken  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  not judged
                          asked  @DatabaseTest migrations = [classpath:migrations/none]
                          found  no migration
                          means  The folder is missing, or not on the class path of the tests
                          fix  put the first migration at src/main/resources/db/migration/V1__create.sql""");
    }

    @Test
    void isBrokenByTwoFilesOfOneVersion() {
        assertThat(failure("twice", "none", AppliesProof.create())).isEqualTo("""
                        @MigrationTest broken  Sample.test
                          applies  every version applies over seeded tables, and a second run changes nothing  not judged
                          asked  @DatabaseTest migrations = [classpath:migrations/twice]
                          found  Flyway refuses them: Found more than one migration with version 1
                          fix  give each version one file, named such as V2__words.sql""");
    }

    private static AppliesProof maxWal(String limit) {
        return AppliesProof.create().maxWal(Quantity.bytes(limit));
    }

    private static AppliesProof strict(String duration) {
        return AppliesProof.create().noRewrites().maxDuration(Quantity.duration(duration));
    }

    private String failure(String migrations, String seeds, AppliesProof proof) {
        return plain(judge(migrations, seeds, proof));
    }

    private static String failure(MigrationReport report, AppliesProof proof) {
        return plain(judge(report, proof));
    }

    /** The text without alignment and measured times. */
    private static String plain(Verdicts verdicts) {
        return FailureText.of(verdicts.all())
                .replaceAll("(?<=\\S) {2,}", "  ")
                .replaceAll("(?<![0-9.,])[0-9.]+ (ms|kB)", "# $1");
    }

    private Verdicts judge(String migrations, String seeds, AppliesProof proof) {
        try (TestDatabase database = databases.empty()) {
            return judge(Sample.trace(migrations, seeds, database.dataSource()), proof);
        }
    }

    private static Verdicts judge(MigrationReport report, AppliesProof proof) {
        return Plan.of(proof).run(report, Sample.RUN);
    }
}
