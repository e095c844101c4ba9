package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.junit.engine.TestRun;
import dev.assay.load.Worker;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets on statements, alone and beside another promise about the same body. */
class StatementBudgetTest {
    @TempDir
    Path reports;

    @Test
    void aBudgetThatIsKeptPassesAlsoBesideATestAndUnderRollback() {
        TestRun run = TestRun.of(reports, KeptTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(1);
    }

    @Test
    void twoBudgetsOnOneMethodAreJudgedTogetherAndEachCallsTheBody() {
        BothTestCase.CALLS.set(0);

        TestRun run = TestRun.of(reports, BothTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(1);
        assertThat(BothTestCase.CALLS.get()).isGreaterThan(31);
        assertThat(reports.resolve("results.json"))
                .content()
                .contains("\"kind\" : \"LatencyBudget\"", "\"kind\" : \"StatementBudget\"");
    }

    @Test
    void aBreachOfTheSecondBudgetFailsTheTestWhenTheFirstIsKept() {
        TestRun run = TestRun.of(reports, SecondTestCase.class);

        assertThat(run.failures()).singleElement().asString().isEqualToNormalizingWhitespace("""
                        @StatementBudget breached  StatementBudgetTest.SecondTestCase.oneByOne
                          statements  4  promised <= 1  n = 20
                          n+1         3 x SELECT $1::int  once for each row of: SELECT generate_series(1, 3); so in 20 of 20 calls
                          do          ask once for all of them: with a join, or with = ANY (?) and an array
                          because     pages are shown while a person waits
                          repeat      mvn test '-Dtest=StatementBudgetTest$SecondTestCase#oneByOne' -Dassay.seed=8731
                          evidence    %s""".formatted(
                        reports.resolve("StatementBudgetTest.SecondTestCase").resolve("oneByOne.html")));
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class KeptTestCase {
        @Test
        @StatementBudget(statements = "1", buffers = "0", rows = "1", temp = "0B", wal = "0B", calls = 3)
        void select(Worker worker, TestDatabase database) throws SQLException {
            worker.prepare("SELECT 1").executeQuery().close();
        }
    }

    @DatabaseTest
    static class BothTestCase {
        private static final AtomicInteger CALLS = new AtomicInteger();

        @LatencyBudget(p50 = "5s", duration = "2s", warmup = "0s")
        @StatementBudget(statements = "1")
        void select(Worker worker) throws SQLException {
            CALLS.incrementAndGet();
            worker.prepare("SELECT 1").executeQuery().close();
        }
    }

    @DatabaseTest
    static class SecondTestCase {
        @LatencyBudget(p50 = "5s", duration = "2s", warmup = "0s")
        @StatementBudget(statements = "1", because = "pages are shown while a person waits")
        void oneByOne(Worker worker) throws SQLException {
            try (ResultSet ids = worker.prepare("SELECT generate_series(1, 3)").executeQuery()) {
                while (ids.next()) {
                    PreparedStatement one = worker.prepare("SELECT ?::int");
                    one.setInt(1, ids.getInt(1));
                    one.executeQuery().close();
                }
            }
        }
    }
}
