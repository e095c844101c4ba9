package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.junit.engine.TestRun;
import dev.assay.quality.Metric;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a test gets, in every place where it can ask, on the real engine with parallel execution. */
class DatabaseTestTest {
    @TempDir
    Path reports;

    @Test
    void everyTestHasADatabaseOfItsOwn() {
        TestRun run = TestRun.of(reports, IsolationTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(6);
    }

    @Test
    void allPlacesOfOneTestSeeTheSameDatabase() {
        TestRun run = TestRun.of(reports, PlacesTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void oneInstanceForAllTestsStillGivesEachItsDatabase() {
        TestRun run = TestRun.of(reports, PerClassTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void nestedClassesInheritTheAnnotationAndTheGates() {
        TestRun run = TestRun.of(reports, OuterTestCase.class);

        assertThat(run.passed()).singleElement().asString().contains("[method:outer(");
        assertThat(run.failures())
                .singleElement()
                .asString()
                .startsWith("@QualityGate breached  DatabaseTestTest.OuterTestCase.Inner.inner\n"
                        + "  row count of people  99 rows  promised >= 100 rows");
    }

    @Test
    void aComposedAnnotationFixesTheValues() {
        TestRun run = TestRun.of(reports, ComposedTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(1);
    }

    @Test
    void gatesSayNothingAboutABodyThatFailed() {
        TestRun run = TestRun.of(reports, FailingBodyTestCase.class);

        assertThat(run.failure()).isInstanceOf(IllegalStateException.class).hasMessage("the body failed");
    }

    @Test
    void theSeedMakesRandomNumbersRepeatable() {
        TestRun first = TestRun.of(reports, RandomTestCase.class);
        TestRun second = TestRun.of(reports, RandomTestCase.class);

        assertThat(first.failure().getMessage()).isEqualTo(second.failure().getMessage());
    }

    @DatabaseTest
    static class IsolationTestCase {
        @RepeatedTest(6)
        void seesNobodyElsesRows(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isZero();
            Rows.insert(database, 3);
            assertThat(Rows.count(database, "people")).isEqualTo(3);
        }
    }

    @DatabaseTest
    static class PlacesTestCase {
        private final TestDatabase injected;

        PlacesTestCase(TestDatabase injected) {
            this.injected = injected;
        }

        @BeforeEach
        void load(TestDatabase database) throws SQLException {
            Rows.insert(database, 5);
        }

        @Test
        void sameInParameters(TestDatabase database, DataSource source, Connection connection) throws SQLException {
            assertThat(database.name()).isEqualTo(injected.name());
            assertThat(connection.getCatalog()).isEqualTo(database.name());
            try (Connection other = source.getConnection()) {
                assertThat(other.getCatalog()).isEqualTo(database.name());
            }
            assertThat(Rows.count(database, "people")).isEqualTo(5);
        }

        @Test
        void sameInTheOther(@Provisioned DataSource source) throws SQLException {
            try (Connection connection = source.getConnection()) {
                assertThat(connection.getCatalog()).isEqualTo(injected.name());
            }
        }

        @AfterEach
        void stillThere(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isEqualTo(5);
        }
    }

    @DatabaseTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassTestCase {
        private final Set<String> names = ConcurrentHashMap.newKeySet();

        @Test
        void one(TestDatabase database) {
            assertThat(names.add(database.name())).isTrue();
        }

        @Test
        void two(TestDatabase database) {
            assertThat(names.add(database.name())).isTrue();
        }
    }

    @DatabaseTest(seed = "db/seed/V1__people.sql")
    @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "100")
    static class OuterTestCase {
        @Test
        void outer() {}

        @Nested
        class Inner {
            @Test
            void inner(TestDatabase database) throws SQLException {
                Rows.execute(database, "DELETE FROM people WHERE id > 99");
            }
        }
    }

    @DatabaseTest(seed = "db/seed/V1__people.sql")
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface SeededTest {}

    @SeededTest
    static class ComposedTestCase {
        @Test
        void hasTheSeed(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isEqualTo(1000);
        }
    }

    @DatabaseTest
    static class FailingBodyTestCase {
        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
        void fails() {
            throw new IllegalStateException("the body failed");
        }
    }

    @DatabaseTest
    static class RandomTestCase {
        @Test
        void draws(Random random) {
            throw new IllegalStateException("drawn [" + random.nextLong() + "]");
        }
    }
}
