package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.QualityGate;
import dev.assay.junit.Rows;
import dev.assay.junit.engine.TestRun;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.quality.Metric;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who shares a database with whom, for each isolation, in parallel. */
class IsolationTest {
    @TempDir
    Path reports;

    @Test
    void aClassHasOneDatabaseFromBeforeAllToAfterAll() {
        TestRun run = TestRun.of(reports, PerClassCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(5);
    }

    @Test
    void oneInstanceForAllTestsGetsTheDatabaseOfTheClassInItsConstructor() {
        TestRun run = TestRun.of(reports, PerClassInstanceCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void subclassesAreClassesOfTheirOwn() {
        TestRun run = TestRun.of(reports, FirstSubclassCase.class, SecondSubclassCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(BaseCase.NAMES).hasSize(2);
    }

    @Test
    void classesThatAskForTheSameShareADatabaseIfTheySaySo() {
        TestRun run = TestRun.of(reports, SharingCase.class, SharingTooCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(SharingCase.NAMES).hasSize(1);
    }

    @Test
    void rolledBackTestsSeeNothingOfEachOther() {
        TestRun run = TestRun.of(reports, RollbackCase.class, ParallelRollbackCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(10);
        assertThat(RollbackCase.NAMES).hasSize(1);
    }

    @Test
    void aTestThatEndsTheTransactionIsBrokenAndItsCloneReplaced() {
        TestRun run = TestRun.of(reports, CommittingCase.class);

        assertThat(run.passed()).singleElement().asString().contains("[method:seesNothingOfIt(");
        assertThat(run.failure()).hasMessage("""
                @DatabaseTest broken  IsolationTest.CommittingCase.commits
                  asked     @DatabaseTest isolation = [ROLLBACK]
                  found     the transaction around the test was ended by [COMMIT]
                  means     What the test did may have stayed, so its database was thrown away and the next test gets another one
                  fix       leave the end to connection.commit() and connection.rollback(), or isolation = Isolation.CLONE_PER_TEST
                  repeat    mvn test '-Dtest=IsolationTest$CommittingCase#commits' -Dassay.seed=8731
                  evidence  %s/IsolationTest.CommittingCase/commits.html""", reports);
        assertThat(CommittingCase.NAMES).hasSize(2);
    }

    @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
    static class PerClassCase {
        private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @BeforeAll
        static void load(TestDatabase database, Connection connection) throws SQLException {
            Rows.insert(database, 5);
            assertThat(connection.getCatalog()).isEqualTo(database.name());
            NAMES.clear();
            NAMES.add(database.name());
        }

        @AfterAll
        static void stillThere(DataSource source, TestDatabase database) throws SQLException {
            try (Connection connection = source.getConnection()) {
                assertThat(NAMES).containsExactly(connection.getCatalog());
            }
            assertThat(Rows.count(database, "people")).isEqualTo(5);
        }

        @RepeatedTest(2)
        void hasTheRows(TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            assertThat(Rows.count(database, "people")).isEqualTo(5);
        }

        @Nested
        class Inside {
            @Test
            void hasTheRowsOfTheClassAround(TestDatabase database) throws SQLException {
                assertThat(NAMES).contains(database.name());
                assertThat(Rows.count(database, "people")).isEqualTo(5);
            }
        }

        @Nested
        @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
        class ClassOfItsOwn {
            @Test
            void hasADatabaseOfItsOwn(TestDatabase database) throws SQLException {
                assertThat(NAMES).doesNotContain(database.name());
                assertThat(Rows.count(database, "people")).isZero();
            }
        }

        @MigrationTest(proves = Proof.APPLIES)
        void getsAnEmptyDatabase(MigrationReport report, TestDatabase database) {
            assertThat(report.versions()).containsExactly("1", "2");
            assertThat(NAMES).doesNotContain(database.name());
        }
    }

    @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassInstanceCase {
        private final TestDatabase injected;

        PerClassInstanceCase(TestDatabase injected) throws SQLException {
            this.injected = injected;
            Rows.insert(injected, 3);
        }

        @Test
        void one(TestDatabase database) throws SQLException {
            assertThat(database.name()).isEqualTo(injected.name());
            assertThat(Rows.count(database, "people")).isEqualTo(3);
        }

        @Test
        void two(TestDatabase database) {
            assertThat(database.name()).isEqualTo(injected.name());
        }
    }

    @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS)
    abstract static class BaseCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @RepeatedTest(2)
        void collects(TestDatabase database) {
            NAMES.add(database.name());
        }
    }

    static class FirstSubclassCase extends BaseCase {}

    static class SecondSubclassCase extends BaseCase {}

    @DatabaseTest(isolation = Isolation.SHARED, seed = "db/seed/V1__people.sql")
    static class SharingCase {
        static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @BeforeAll
        static void before(TestDatabase database) {
            NAMES.add(database.name());
        }

        @Test
        void collects(TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            assertThat(Rows.count(database, "people")).isEqualTo(1000);
        }
    }

    @DatabaseTest(isolation = Isolation.SHARED, seed = "db/seed/V1__people.sql")
    static class SharingTooCase {
        @RepeatedTest(2)
        void collects(TestDatabase database) {
            SharingCase.NAMES.add(database.name());
        }
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    @Execution(ExecutionMode.SAME_THREAD)
    static class RollbackCase {
        private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @BeforeEach
        void load(TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            assertThat(Rows.count(database, "people")).isZero();
            Rows.insert(database, 2);
        }

        @RepeatedTest(2)
        void rows(Connection connection, DataSource source) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM people WHERE id = 1");
            }
            connection.commit();
            try (Connection other = source.getConnection()) {
                assertThat(other).isNotSameAs(connection);
            }
        }

        @Test
        void structure(TestDatabase database) throws SQLException {
            Rows.execute(database, "DROP TABLE people CASCADE; CREATE TABLE people (id int)");
        }

        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "2", atMost = "2")
        void gates() {}

        @AfterEach
        void stillThere(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isLessThanOrEqualTo(2);
        }
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class ParallelRollbackCase {
        @RepeatedTest(6)
        void takesTheSameKeysAsItsNeighbours(TestDatabase database) throws SQLException {
            assertThat(Rows.count(database, "people")).isZero();
            Rows.insert(database, 50);
            Rows.execute(database, "SELECT pg_sleep(0.05)");
            Rows.execute(database, "UPDATE people SET age = 31");
            assertThat(Rows.count(database, "people")).isEqualTo(50);
        }
    }

    @DatabaseTest(isolation = Isolation.ROLLBACK)
    @Execution(ExecutionMode.SAME_THREAD)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class CommittingCase {
        private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

        @Test
        @Order(1)
        void commits(TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            Rows.insert(database, 2);
            Rows.execute(database, "COMMIT");
        }

        @Test
        @Order(2)
        void seesNothingOfIt(TestDatabase database) throws SQLException {
            NAMES.add(database.name());
            assertThat(Rows.count(database, "people")).isZero();
        }
    }
}
