package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.budget.LatencyCheck;
import dev.assay.check.Verdict;
import dev.assay.check.VerdictError;
import dev.assay.check.Verdicts;
import dev.assay.database.TestDatabase;
import dev.assay.junit.engine.TestRun;
import dev.assay.pipeline.Pipeline;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that plain tests hold themselves. */
class ChecksTest {
    @TempDir
    Path reports;

    @Test
    void keptPromisesAreReturnedAndPublishedUnderTheNameOfTheTest() {
        TestRun run = TestRun.of(reports, KeptTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(reports.resolve("results.json"))
                .content()
                .contains("ChecksTest.KeptTestCase.twice")
                .contains("\"max\"")
                .contains("\"max (2)\"");
    }

    @Test
    void aBreachFailsTheTestWithTheWholeAnswer() {
        TestRun run = TestRun.of(reports, BreachedTestCase.class);

        assertThat(run.failure()).isInstanceOf(VerdictError.class);
        assertThat(Objects.requireNonNull(run.failure().getMessage())
                        .replaceAll("\\d[\\d,.]* ms|\\d[\\d,.]*(?=\\.\\.)", "<time>"))
                .startsWith("pipeline breached  ChecksTest.BreachedTestCase.nightly\n")
                .contains("load at 10 rows ", "promised <= <time>", "load: 100 % of the time at 100 rows")
                .contains("mvn test '-Dtest=ChecksTest$BreachedTestCase#nightly' -Dassay.seed=8731")
                .endsWith(reports.resolve("ChecksTest.BreachedTestCase/nightly.html")
                        .toString());
        assertThat(reports.resolve("ChecksTest.BreachedTestCase/nightly.html")).exists();
    }

    @Test
    void aTestThatAsksForThemHasTheMachineToItself() {
        TestRun run = TestRun.of(reports, AloneTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(3);
    }

    @DatabaseTest
    static class KeptTestCase {
        @Test
        void twice(Checks checks) {
            Verdicts first = checks.hold(quick());
            Verdicts second = checks.hold(quick());

            assertThat(first.all())
                    .extracting(verdict -> verdict.promise().name())
                    .containsExactly("max");
            assertThat(second.all())
                    .extracting(Verdict::promise)
                    .extracting(promise -> promise.name() + " " + promise.sentence())
                    .containsExactly("max (2) no measured operation takes longer than 1 min");
            assertThat(checks.run().seed()).isEqualTo(8731);
        }
    }

    @DatabaseTest
    static class BreachedTestCase {
        @Test
        void nightly(Checks checks) {
            checks.hold(Pipeline.named("nightly")
                    .stage("load", stage -> Rows.execute(stage.database(), "SELECT pg_sleep(0.02)"))
                    .sizes(10, 50, 100)
                    .repetitions(3)
                    .atMost("load", "1ms")
                    .check());
        }
    }

    @DatabaseTest
    static class AloneTestCase {
        private static final AtomicInteger ALONE = new AtomicInteger();
        private static final AtomicInteger SHARING = new AtomicInteger();

        @Test
        void measured(Checks checks) {
            ALONE.incrementAndGet();
            assertThat(SHARING).hasValue(0);
            checks.hold(quick());
            assertThat(SHARING).hasValue(0);
            ALONE.decrementAndGet();
        }

        @Test
        void plain(TestDatabase database) throws SQLException {
            share(database);
        }

        @Test
        void plainToo(TestDatabase database) throws SQLException {
            share(database);
        }

        private static void share(TestDatabase database) throws SQLException {
            SHARING.incrementAndGet();
            assertThat(ALONE).hasValue(0);
            Rows.execute(database, "SELECT pg_sleep(0.3)");
            SHARING.decrementAndGet();
        }
    }

    private static LatencyCheck quick() {
        return LatencyCheck.of(
                        worker -> worker.prepare("SELECT 1").executeQuery().close())
                .max("1min")
                .duration("200ms")
                .warmup("0s")
                .check();
    }
}
