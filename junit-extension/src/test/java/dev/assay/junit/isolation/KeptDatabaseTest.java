package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.QualityGate;
import dev.assay.junit.Rows;
import dev.assay.junit.engine.TestRun;
import dev.assay.quality.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opentest4j.TestAbortedException;

/** The database of a failed test is there until the run ends, and its URL is where the failure is read. */
@Execution(ExecutionMode.SAME_THREAD)
class KeptDatabaseTest {
    @TempDir
    Path reports;

    @Test
    void everyKindOfFailureNamesItsDatabase() {
        TestRun run = TestRun.of(reports, FailingCase.class);

        Map<String, Throwable> thrown = run.throwables();
        assertThat(thrown.values().stream().filter(TestAbortedException.class::isInstance))
                .singleElement()
                .satisfies(aborted -> assertThat(leftOvers(aborted)).isEmpty());
        thrown.values().removeIf(TestAbortedException.class::isInstance);
        assertThat(thrown.keySet())
                .extracting(KeptDatabaseTest::method)
                .containsExactly(
                        "afterEach()", "assertion(dev.assay.database.TestDatabase)", "gate()", "otherExtension()");
        thrown.values().forEach(failure -> assertThat(leftOvers(failure))
                .singleElement()
                .asString()
                .matches("kept jdbc:postgresql://127\\.0\\.0\\.1:\\d+/assay_[0-9a-f]{16}"));
    }

    @Test
    void itIsThereForTheTestsThatFollow() {
        TestRun run = TestRun.of(reports, LookingBackCase.class);

        assertThat(run.passed()).singleElement().asString().contains("[method:findsWhatTheFailedOneLeft(");
        assertThat(run.failure()).hasMessage("first");
    }

    @Test
    void theConsoleSaysWhere() {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            TestRun.with(
                    Map.of("assay.console", "true", "assay.report.dir", reports.toString()), LookingBackCase.class);
        } finally {
            System.setOut(before);
        }

        assertThat(console.toString(StandardCharsets.UTF_8))
                .containsPattern("(?m)^assay  kept jdbc:postgresql://127\\.0\\.0\\.1:\\d+/assay_[0-9a-f]{16}"
                        + " of KeptDatabaseTest\\.LookingBackCase\\.failsFirst$");
    }

    @Test
    void rolledBackSharedAndUnkeptSayWhatIsLeft() {
        assertThat(leftOvers(TestRun.of(reports, RollbackCase.class).failure()))
                .containsExactly(
                        "nothing is kept, for it was rolled back; with isolation = CLONE_PER_TEST the database would be");
        assertThat(leftOvers(TestRun.of(reports, SharedCase.class).failure()))
                .singleElement()
                .asString()
                .matches("kept jdbc:postgresql://\\S+, shared with other tests,");
        assertThat(leftOvers(TestRun.of(reports, UnkeptCase.class).failure())).isEmpty();
    }

    @Test
    void aFailedDynamicTestNamesTheDatabaseOfItsFactory() {
        TestRun run = TestRun.of(reports, DynamicCase.class);

        assertThat(leftOvers(run.failure())).singleElement().asString().startsWith("kept jdbc:postgresql://127.0.0.1:");
        assertThat(run.passed()).hasSize(1);
    }

    @Test
    void anAbortedDynamicTestKeepsNothing() {
        TestRun run = TestRun.of(reports, AbortedDynamicCase.class);

        assertThat(run.passed()).isEmpty();
        assertThat(AbortedDynamicCase.ABORTED.get())
                .hasMessageStartingWith("not on [assay_")
                .hasNoSuppressedExceptions();
    }

    private static List<String> leftOvers(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(suppressed -> suppressed.getClass().getSimpleName().equals("LeftOver"))
                .map(suppressed -> String.valueOf(suppressed.getMessage()))
                .toList();
    }

    private static String method(String id) {
        return id.replaceFirst(".*\\[method:(.*)]$", "$1");
    }

    static final class FailsLate implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            if (context.getRequiredTestMethod().getName().equals("otherExtension")) {
                throw new IllegalStateException("an extension registered before fails after");
            }
        }
    }

    @ExtendWith(FailsLate.class)
    @DatabaseTest
    static class FailingCase {
        private final TestDatabase database;

        FailingCase(TestDatabase database) {
            this.database = database;
        }

        @Test
        void assertion(TestDatabase same) {
            assertThat(same.name()).isEqualTo("another");
        }

        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1", because = "empty")
        void gate() {}

        @Test
        void afterEach() {}

        @Test
        void otherExtension() {}

        @Test
        void passes() throws SQLException {
            assertThat(Rows.count(database, "people")).isZero();
        }

        @Test
        void aborts() {
            assumeTrue(database.name().isEmpty());
        }

        @AfterEach
        void fails(TestInfo info) {
            if (info.getDisplayName().equals("afterEach()")) {
                throw new IllegalStateException("after each");
            }
        }
    }

    @DatabaseTest
    @Execution(ExecutionMode.SAME_THREAD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class LookingBackCase {
        private static final Map<String, TestDatabase> SEEN = new ConcurrentHashMap<>();

        @Test
        @Order(1)
        void failsFirst(TestDatabase database) throws SQLException {
            Rows.insert(database, 7);
            SEEN.put("first", database);
            fail("first");
        }

        @Test
        @Order(2)
        void findsWhatTheFailedOneLeft() throws SQLException {
            assertThat(Rows.count(SEEN.get("first"), "people")).isEqualTo(7);
        }
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class RollbackCase {
        @Test
        void fails(TestDatabase database) {
            fail("rolled back");
        }
    }

    @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
    static class SharedCase {
        @Test
        void fails(TestDatabase database) {
            fail("shared");
        }
    }

    @DatabaseTest(keepOnFailure = false)
    static class UnkeptCase {
        @Test
        void fails(TestDatabase database) {
            fail("unkept");
        }
    }

    @DatabaseTest
    static class DynamicCase {
        @TestFactory
        Stream<DynamicTest> share(TestDatabase database) throws SQLException {
            Rows.insert(database, 4);
            return Stream.of(
                    DynamicTest.dynamicTest("passes", () -> assertThat(Rows.count(database, "people"))
                            .isEqualTo(4)),
                    DynamicTest.dynamicTest("fails", () -> fail("dynamic")));
        }
    }

    @DatabaseTest
    static class AbortedDynamicCase {
        static final AtomicReference<TestAbortedException> ABORTED = new AtomicReference<>();

        @TestFactory
        Stream<DynamicTest> one(TestDatabase database) {
            return Stream.of(DynamicTest.dynamicTest("aborts", () -> {
                ABORTED.set(new TestAbortedException("not on [" + database.name() + "]"));
                throw ABORTED.get();
            }));
        }
    }
}
