package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.countedmigrations.V1__Count;
import dev.assay.junit.engine.TestRun;
import dev.assay.migration.trace.MigrationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link MigrationTest} says and does through the real engine. */
class MigrationTestTest {
    private static final String NO_SEED = "classpath:db/none";
    private static final Path FROZEN = Path.of("target", "migrations", "frozen.txt");
    private static final Path SHRUNK = Path.of("target", "migrations", "shrunk.txt");
    private static final Path RECORDED = Path.of("target", "migrations", "recorded.sha256");

    @TempDir
    Path reports;

    @Test
    void aMigrationThatDoesNotEndIsStopped() {
        assertThat(TestRun.of(reports, SleepingTestCase.class).failure()).hasMessageMatching("""
                        (?s)@MigrationTest broken  MigrationTestTest\\.SleepingTestCase\\.migrations
                          applies +every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  not judged
                          asked +@MigrationTest timeout = \\[20\\.0 s]
                          found +the migrations took longer and were stopped: \\[SELECT pg_sleep\\(60\\)] had run for \\[\\d+\\.\\d+ s]
                          means +A statement waits for a lock, or has more rows to work on than the time allows
                          fix +mend that statement, or allow more: timeout = "20min"
                        .*""");
    }

    @Test
    void whatWasMeasuredIsKeptWhereTheStraightRunCannotBe() {
        assertThat(TestRun.of(reports, StraightTestCase.class).failure()).hasMessageMatching("""
                        (?s)@MigrationTest broken  MigrationTestTest\\.StraightTestCase\\.migrations
                          applies +every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  not judged
                          duration +\\S+ ms  promised <= 1 ms +n = 2
                          asked +@MigrationTest since = \\[9]
                          found +no migration has that version
                        .*""");
    }

    @Test
    void aTimeoutFromOutsideOverrulesTheAnnotation() {
        assertThat(run(Map.of("assay.migrations.timeout", "1h"), ShortTestCase.class)
                        .failures())
                .isEmpty();
        assertThat(run(Map.of("assay.migrations.timeout", "0s"), ShortTestCase.class)
                        .failure())
                .hasMessageContaining("""
                          asked     configuration parameter assay.migrations.timeout = [0s]
                          found     [0s] leaves no time to apply anything, for example "10min"
                          fix       set assay.migrations.timeout to a value that can be read, or leave it out
                        """);
    }

    @Test
    void hazardsAreFrozenOnRequestAndNeverAdded() throws IOException {
        Files.deleteIfExists(FROZEN);
        Map<String, String> freeze = Map.of("assay.hazards.freeze", "true");

        assertThat(run(Map.of(), FrozenTestCase.class).failure())
                .hasMessageContaining("found     the file is not there");
        assertThat(run(freeze, FrozenTestCase.class).failures()).isEmpty();
        List<String> frozen = Files.readAllLines(FROZEN);
        assertThat(frozen)
                .containsExactly(
                        "# Hazards of migrations that have already run everywhere. Lines may be removed, never added.",
                        "# until V2__orders_note.sql",
                        "V2__orders_note.sql  index-not-concurrent  orders");
        assertThat(run(Map.of(), FrozenTestCase.class).failures()).isEmpty();

        for (Map<String, String> parameters : List.of(Map.<String, String>of(), freeze)) {
            assertThat(run(parameters, GrownTestCase.class).failure())
                    .hasMessageContaining("index-not-concurrent  V3__orders_both.sql, line 1: builds orders_both");
            assertThat(Files.readAllLines(FROZEN)).isEqualTo(frozen);
        }
    }

    @Test
    void freezingAgainTakesOutWhatNoLongerHappens() throws IOException {
        Files.createDirectories(SHRUNK.getParent());
        List<String> lines = List.of("# until V2__orders_note.sql", "V1__orders.sql  set-not-null-scan  orders");
        Files.write(SHRUNK, lines);
        Files.writeString(SHRUNK, "V2__orders_note.sql  index-not-concurrent  orders\n", StandardOpenOption.APPEND);

        assertThat(run(Map.of(), ShrunkTestCase.class).failure())
                .hasMessageContaining("[V1__orders.sql  set-not-null-scan  orders] no longer happens");
        assertThat(run(Map.of("assay.hazards.freeze", "true"), ShrunkTestCase.class)
                        .failures())
                .isEmpty();
        assertThat(Files.readAllLines(SHRUNK))
                .hasSize(3)
                .endsWith("# until V2__orders_note.sql", "V2__orders_note.sql  index-not-concurrent  orders");
        assertThat(run(Map.of(), ShrunkTestCase.class).failures()).isEmpty();
    }

    @Test
    void migrationsAreRecordedOnRequestAndKeptFromThenOn() throws IOException {
        Files.deleteIfExists(RECORDED);
        Map<String, String> keep = Map.of("assay.migrations.keep", "true");

        assertThat(run(Map.of(), RecordedTestCase.class).failure())
                .hasMessageContaining("found         the file is not there");
        assertThat(run(keep, RecordedTestCase.class).failures()).isEmpty();
        assertThat(run(Map.of(), RecordedTestCase.class).failures()).isEmpty();
        List<String> first = Files.readAllLines(RECORDED);
        assertThat(first).hasSize(4);
        assertThat(first.get(3)).matches("[0-9a-f]{64}  V2__orders_note.sql");

        assertThat(run(keep, EditedTestCase.class).failure())
                .hasMessageContaining("V2__orders_note.sql is not what was recorded");
        assertThat(Files.readAllLines(RECORDED)).isEqualTo(first);
        assertThat(run(keep, LongerTestCase.class).failures()).isEmpty();
        assertThat(Files.readAllLines(RECORDED)).hasSize(5).containsSequence(first.subList(2, 4));
        assertThat(run(Map.of(), RecordedTestCase.class).failure())
                .hasMessageContaining("V3__orders_both.sql was recorded and is not there");

        Files.write(RECORDED, first.subList(0, 3));
        assertThat(run(keep, RecordedTestCase.class).failure())
                .hasMessageContaining("asked         @MigrationTest recorded = [target/migrations/recorded.sha256]")
                .hasMessageContaining("found         its lines are not those that were recorded");
    }

    @Test
    void policiesAreJudgedByFilesUnlessTheBodyAsksForMore() {
        int before = V1__Count.RUNS.get();

        assertThat(TestRun.of(reports, UntracedTestCase.class).passed()).hasSize(1);
        assertThat(V1__Count.RUNS).hasValue(before);
        assertThat(TestRun.of(reports, TracedForTheBodyTestCase.class).passed()).hasSize(1);
        assertThat(V1__Count.RUNS).hasValue(before + 1);
    }

    @Test
    void anotherBranchIsReadWithGit() {
        assertThat(run(Map.of(), BranchTestCase.class).failure())
                .hasMessageContaining(
                        "no-duplicates  no version has two files, here or on the branch no-such-branch  not judged")
                .hasMessageContaining("asked          @MigrationTest branch = [no-such-branch:db/migration]")
                .hasMessageContaining("found          git says: fatal: ");
    }

    private TestRun run(Map<String, String> parameters, Class<?>... classes) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("assay.report.dir", reports.toString());
        return TestRun.with(all, classes);
    }

    @DatabaseTest(migrations = "classpath:db/sleeping")
    static class SleepingTestCase {
        @MigrationTest(proves = Proof.APPLIES, timeout = "20s")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/migration")
    static class StraightTestCase {
        @MigrationTest(proves = Proof.APPLIES, since = "9", maxDuration = "1ms")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:dev/assay/junit/countedmigrations")
    static class UntracedTestCase {
        @MigrationTest(proves = Proof.POLICIES, policies = MigrationPolicy.NAMING, seed = NO_SEED)
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:dev/assay/junit/countedmigrations")
    static class TracedForTheBodyTestCase {
        @MigrationTest(proves = Proof.POLICIES, policies = MigrationPolicy.NAMING, seed = NO_SEED)
        void migrations(MigrationReport report) {
            assertThat(report.versions()).containsExactly("1");
        }
    }

    @DatabaseTest
    static class ShortTestCase {
        @MigrationTest(proves = Proof.APPLIES, timeout = "1ns")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards")
    static class FrozenTestCase {
        @MigrationTest(proves = Proof.NO_HAZARDS, seed = NO_SEED, frozen = "target/migrations/frozen.txt")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards-more")
    static class GrownTestCase {
        @MigrationTest(proves = Proof.NO_HAZARDS, seed = NO_SEED, frozen = "target/migrations/frozen.txt")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards")
    static class ShrunkTestCase {
        @MigrationTest(proves = Proof.NO_HAZARDS, seed = NO_SEED, frozen = "target/migrations/shrunk.txt")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards")
    static class RecordedTestCase {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                seed = NO_SEED,
                recorded = "target/migrations/recorded.sha256")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards-edited")
    static class EditedTestCase {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                seed = NO_SEED,
                recorded = "target/migrations/recorded.sha256")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards-more")
    static class LongerTestCase {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.FORWARD_ONLY,
                seed = NO_SEED,
                recorded = "target/migrations/recorded.sha256")
        void migrations() {}
    }

    @DatabaseTest(migrations = "classpath:db/hazards")
    static class BranchTestCase {
        @MigrationTest(
                proves = Proof.POLICIES,
                policies = MigrationPolicy.NO_DUPLICATES,
                seed = NO_SEED,
                branch = "no-such-branch:db/migration")
        void migrations() {}
    }
}
