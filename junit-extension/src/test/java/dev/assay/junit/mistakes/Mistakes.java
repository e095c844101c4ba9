package dev.assay.junit.mistakes;

import dev.assay.chaos.ChaosRun;
import dev.assay.database.TestDatabase;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.LatencyBudget;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.QualityGate;
import dev.assay.load.Worker;
import dev.assay.migration.MigrationReport;
import dev.assay.quality.Metric;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class Mistakes {
    @ExpectedFailure("""
            @QualityGate broken  Mistakes.UnknownColumn.age
              completeness of people.agee  promised >= 0.95  not judged
              asked                        @QualityGate column = [agee]
              found                        the table [people] has no column [agee]; it has [age, name, id, email, seen_at, city_id]
              means                        The nearest name is [age]
              fix                          @QualityGate(metric = COMPLETENESS, table = "people", column = "age", atLeast = "0.95")
              repeat                       mvn test '-Dtest=Mistakes$UnknownColumn#age' -Dassay.seed=8731
              evidence                     target/mistakes/UnknownColumn/Mistakes.UnknownColumn/age.html""")
    @DatabaseTest
    static class UnknownColumn {
        @Test
        @QualityGate(metric = Metric.COMPLETENESS, table = "people", column = "agee", atLeast = "0.95")
        void age() {}
    }

    @ExpectedFailure(value = """
            @LatencyBudget broken  Mistakes.Parsecs.nearest
              asked     @LatencyBudget p95 = [5 parsecs]
              found     [5 parsecs] is not a duration (a number and one of ns, us, ms, s, min, h, d), for example "200ms"
              fix       p95 = "200ms"
              repeat    mvn test '-Dtest=Mistakes$Parsecs#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Parsecs/Mistakes.Parsecs/nearest.html""", others = 1)
    @DatabaseTest
    static class Parsecs {
        @LatencyBudget(p95 = "5 parsecs")
        void nearest(Worker worker) {}

        @Test
        void others() {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.Negative.nearest
              asked     @LatencyBudget p95 = [-200ms]
              found     [-200ms] is negative, and must not be below zero, for example "200ms"
              fix       p95 = "200ms"
              repeat    mvn test '-Dtest=Mistakes$Negative#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Negative/Mistakes.Negative/nearest.html""")
    @DatabaseTest
    static class Negative {
        @LatencyBudget(p95 = "-200ms")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @QualityGate broken  Mistakes.NegativeGate.age
              asked     @QualityGate atLeast = [-0.95]
              found     [-0.95] is outside 0 to 1, and a share lies between them, for example "0.95"
              fix       @QualityGate(metric = COMPLETENESS, table = "people", column = "age", atLeast = "0.95")
              repeat    mvn test '-Dtest=Mistakes$NegativeGate#age' -Dassay.seed=8731
              evidence  target/mistakes/NegativeGate/Mistakes.NegativeGate/age.html""")
    @DatabaseTest
    static class NegativeGate {
        @Test
        @QualityGate(metric = Metric.COMPLETENESS, table = "people", column = "age", atLeast = "-0.95")
        void age() {}
    }

    @ExpectedFailure("""
            @QualityGate broken  Mistakes.MissingTable.rows
              row count of peple  promised >= 1 rows  not judged
              asked               @QualityGate table = [peple]
              found               there is no table [peple]; there are [people, cities, flyway_schema_history]
              means               The nearest name is [people]
              fix                 @QualityGate(metric = ROW_COUNT, table = "people", atLeast = "1")
              repeat              mvn test '-Dtest=Mistakes$MissingTable#rows' -Dassay.seed=8731
              evidence            target/mistakes/MissingTable/Mistakes.MissingTable/rows.html""")
    @DatabaseTest
    static class MissingTable {
        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "peple", atLeast = "1")
        void rows() {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.NoMigration.any
              asked     @DatabaseTest migrations = [classpath:db/nowhere]
              found     no file lies there
              means     the folder is missing, misspelled, or not on the class path of the tests
              fix       put the first migration at src/main/resources/db/migration/V1__create.sql
              repeat    mvn test '-Dtest=Mistakes$NoMigration#any' -Dassay.seed=8731
              evidence  target/mistakes/NoMigration/Mistakes.NoMigration/any.html""")
    @DatabaseTest(migrations = "classpath:db/nowhere")
    static class NoMigration {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure({"""
            @DatabaseTest broken  Mistakes.FailingMigration.any
              failed     V1__orders.sql, line 2: ERROR: type "numerik" does not exist [42704]
              statement  ALTER TABLE orders ADD COLUMN total numerik
              repeat     mvn test '-Dtest=Mistakes$FailingMigration#any' -Dassay.seed=8731
              evidence   target/mistakes/FailingMigration/Mistakes.FailingMigration/any.html""", """
            @MigrationTest breached  Mistakes.FailingMigration.migrations
              applies    every version applies over seeded tables, and a second run changes nothing  breached
              failed     V1__orders.sql, line 2: ERROR: type "numerik" does not exist [42704]
              statement  ALTER TABLE orders ADD COLUMN total numerik
              repeat     mvn test '-Dtest=Mistakes$FailingMigration#migrations' -Dassay.seed=8731
              evidence   target/mistakes/FailingMigration/Mistakes.FailingMigration/migrations.html"""})
    @DatabaseTest(migrations = "classpath:db/failing")
    static class FailingMigration {
        @Test
        void any(TestDatabase database) {}

        @MigrationTest
        void migrations() {}
    }

    @ExpectedFailure({"""
            @MigrationTest broken  Mistakes.MigrationsNowhere.migrations
              asked     @DatabaseTest migrations = [classpath:db/nowhere]
              found     no file lies there
              means     the folder is missing, misspelled, or not on the class path of the tests
              fix       put the first migration at src/main/resources/db/migration/V1__create.sql
              repeat    mvn test '-Dtest=Mistakes$MigrationsNowhere#migrations' -Dassay.seed=8731
              evidence  target/mistakes/MigrationsNowhere/Mistakes.MigrationsNowhere/migrations.html""", """
            @MigrationTest broken  Mistakes.MigrationsNowhere.report
              asked     @DatabaseTest migrations = [classpath:db/nowhere]
              found     no file lies there
              means     the folder is missing, misspelled, or not on the class path of the tests
              fix       put the first migration at src/main/resources/db/migration/V1__create.sql
              repeat    mvn test '-Dtest=Mistakes$MigrationsNowhere#report' -Dassay.seed=8731
              evidence  target/mistakes/MigrationsNowhere/Mistakes.MigrationsNowhere/report.html"""})
    @DatabaseTest(migrations = "classpath:db/nowhere")
    static class MigrationsNowhere {
        @MigrationTest
        void migrations() {}

        @MigrationTest
        void report(MigrationReport report) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.MigrationsWithoutServer.report
              error     Unknown database provider [kontainer], known: [embedded]
              repeat    mvn test '-Dtest=Mistakes$MigrationsWithoutServer#report' -Dassay.seed=8731
              evidence  target/mistakes/MigrationsWithoutServer/Mistakes.MigrationsWithoutServer/report.html""")
    @DatabaseTest(provider = "kontainer")
    static class MigrationsWithoutServer {
        @MigrationTest
        void report(MigrationReport report) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.Contradiction.nearest
              asked     @LatencyBudget p95 = [200ms], p99 = [100ms]
              found     p99 is below p95
              means     A higher percentile is never faster than a lower one
              fix       p99 = "200ms" or more
              repeat    mvn test '-Dtest=Mistakes$Contradiction#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Contradiction/Mistakes.Contradiction/nearest.html""")
    @DatabaseTest
    static class Contradiction {
        @LatencyBudget(p95 = "200ms", p99 = "100ms")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure(
            value = {"""
            @LatencyBudget broken  NoTest.nearest
              asked  @LatencyBudget on method [nearest]
              found  the method is static
              means  JUnit never runs the method, so the promise would be neither kept nor broken
              fix    void nearest(...)""", """
            @QualityGate broken  NoTest.rows
              asked  @QualityGate on method [rows]
              found  the method is no test
              means  JUnit never runs the method, so the promise would be neither kept nor broken
              fix    add @Test to [rows]"""},
            others = 1)
    @DatabaseTest
    static class NoTest {
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
        void rows() {}

        @LatencyBudget(p95 = "200ms")
        static void nearest(Worker worker) {}

        @Test
        void others() {}
    }

    @ExpectedFailure("""
            @QualityGate broken  NoTests
              asked  @QualityGate on class [NoTests]
              found  the class has no test
              means  the promise would be neither kept nor broken
              fix    add a method with @Test to the class, or remove @QualityGate""")
    @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
    static class NoTests {
        void helper() {}
    }

    @ExpectedFailure(value = """
            @QualityGate broken  Inner.rows
              asked  @QualityGate on method [rows]
              found  the method is no test
              means  JUnit never runs the method, so the promise would be neither kept nor broken
              fix    add @Test to [rows]""", others = 1)
    @DatabaseTest
    static class NoTestInNested {
        @Test
        void others() {}

        @Nested
        class Inner {
            @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
            void rows() {}
        }
    }

    @ExpectedFailure("""
            @MigrationTest broken  ReturnsSomething.migrations
              asked  @MigrationTest on method [migrations]
              found  the method is not void but returns [int]
              means  JUnit never runs the method, so the promise would be neither kept nor broken
              fix    void migrations(...)""")
    static class ReturnsSomething {
        @MigrationTest
        int migrations() {
            return 0;
        }
    }

    @ExpectedFailure("""
            @QualityGate broken  OnlyPrivateTests
              asked  @QualityGate on class [OnlyPrivateTests]
              found  the class has no test
              means  the promise would be neither kept nor broken
              fix    add a method with @Test to the class, or remove @QualityGate""")
    @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1")
    static class OnlyPrivateTests {
        @Test
        private void rows() {}
    }

    @ExpectedFailure({"""
            @LatencyBudget broken  Mistakes.Repeated.nearest
              asked     @LatencyBudget on [nearest]
              found     the method is a parameterized or repeated test, or another template
              means     the body is driven as often as the promise needs, so it cannot be repeated from outside as well
              fix       leave @LatencyBudget alone on the method, and take varying data from [Worker]
              repeat    mvn test '-Dtest=Mistakes$Repeated#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Repeated/Mistakes.Repeated/nearest-2.html""", """
            @LatencyBudget broken  Mistakes.Repeated.nearest
              asked     @LatencyBudget on [nearest]
              found     the method is a parameterized or repeated test, or another template
              means     the body is driven as often as the promise needs, so it cannot be repeated from outside as well
              fix       leave @LatencyBudget alone on the method, and take varying data from [Worker]
              repeat    mvn test '-Dtest=Mistakes$Repeated#nearest' -Dassay.seed=8731
              evidence  target/mistakes/Repeated/Mistakes.Repeated/nearest.html"""})
    @DatabaseTest
    static class Repeated {
        @LatencyBudget(p95 = "200ms")
        @RepeatedTest(2)
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.SharedConnection.nearest
              asked     @LatencyBudget on [nearest]
              found     its parameter [java.sql.Connection connection] cannot be made for each call
              means     one value would be shared by every call, from several threads at once
              fix       void nearest(Worker worker), which has connections and random numbers of its own
              repeat    mvn test '-Dtest=Mistakes$SharedConnection#nearest' -Dassay.seed=8731
              evidence  target/mistakes/SharedConnection/Mistakes.SharedConnection/nearest.html""")
    @DatabaseTest
    static class SharedConnection {
        @LatencyBudget(p95 = "200ms")
        void nearest(Connection connection) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.NoPromise.nearest
              asked     @LatencyBudget
              found     it has no threshold
              means     A budget that promises nothing cannot be broken
              fix       p95 = "200ms"
              repeat    mvn test '-Dtest=Mistakes$NoPromise#nearest' -Dassay.seed=8731
              evidence  target/mistakes/NoPromise/Mistakes.NoPromise/nearest.html""")
    @DatabaseTest
    static class NoPromise {
        @LatencyBudget
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @MigrationTest broken  Mistakes.NoProof.migrations
              asked     @MigrationTest proves = []
              found     nothing is proven
              fix       proves = Proof.APPLIES
              repeat    mvn test '-Dtest=Mistakes$NoProof#migrations' -Dassay.seed=8731
              evidence  target/mistakes/NoProof/Mistakes.NoProof/migrations.html""")
    @DatabaseTest
    static class NoProof {
        @MigrationTest(proves = {})
        void migrations() {}
    }

    @ExpectedFailure(value = """
            @MigrationTest broken  Mistakes.TestBeside.migrations
              asked     @MigrationTest on [migrations]
              found     @Test stands beside it, so the method would run once more without a proof
              fix       remove @Test
              repeat    mvn test '-Dtest=Mistakes$TestBeside#migrations' -Dassay.seed=8731
              evidence  target/mistakes/TestBeside/Mistakes.TestBeside/migrations.html""", others = 1)
    @DatabaseTest
    static class TestBeside {
        @Test
        @MigrationTest
        void migrations() {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.MissingSeed.any
              asked     @DatabaseTest seed = [db/seed/missing.csv]
              found     no such resource is on the class path
              fix       put the file below src/test/resources and name it from there, such as seed = "data/users.csv"
              repeat    mvn test '-Dtest=Mistakes$MissingSeed#any' -Dassay.seed=8731
              evidence  target/mistakes/MissingSeed/Mistakes.MissingSeed/any.html""")
    @DatabaseTest(seed = "db/seed/missing.csv")
    static class MissingSeed {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.UnknownProvider.any
              error     Unknown database provider [kontainer], known: [embedded]
              repeat    mvn test '-Dtest=Mistakes$UnknownProvider#any' -Dassay.seed=8731
              evidence  target/mistakes/UnknownProvider/Mistakes.UnknownProvider/any.html""")
    @DatabaseTest(provider = "kontainer")
    static class UnknownProvider {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @ChaosScenario broken  Mistakes.UnknownFault.chaos
              asked     @ChaosScenario faults = [latncy(300ms) 2s]
              found     [latncy] is no fault, the nearest one is [latency]
              means     Accepted are latency(T) L or latency(T, jitter J) L; timeout(T) L; reset L; partition L; refuse L; healthy L, where T, J and L are times such as 200ms
              fix       faults = "latency(300ms) 2s"
              repeat    mvn test '-Dtest=Mistakes$UnknownFault#chaos' -Dassay.seed=8731
              evidence  target/mistakes/UnknownFault/Mistakes.UnknownFault/chaos.html""")
    @DatabaseTest
    static class UnknownFault {
        @ChaosScenario(faults = "latncy(300ms) 2s")
        void chaos(ChaosRun run) {}
    }

    @ExpectedFailure("""
            @ChaosScenario broken  Mistakes.NoOperation.chaos
              recovery  promised <= 5,000 ms  not judged
              asked     @ChaosScenario
              found     the body registered no operation
              means     Without one nothing is driven while the faults are in force, and nothing can be judged
              fix       run.operation("save", connection -> orders.save(connection));
              repeat    mvn test '-Dtest=Mistakes$NoOperation#chaos' -Dassay.seed=8731
              evidence  target/mistakes/NoOperation/Mistakes.NoOperation/chaos.html""")
    @DatabaseTest
    static class NoOperation {
        @ChaosScenario(faults = "latency(300ms) 2s")
        void chaos(ChaosRun run) {}
    }

    @ExpectedFailure("""
            @QualityGate broken  Mistakes.EmptyTable.age
              completeness of people.age  promised >= 0.95  not judged
              found                       the table [people] has 0 rows, so nothing was judged
              fix                         load the table before the gate is judged; to promise that it stays empty use CUSTOM_SQL with SELECT count(*)
              repeat                      mvn test '-Dtest=Mistakes$EmptyTable#age' -Dassay.seed=8731
              evidence                    target/mistakes/EmptyTable/Mistakes.EmptyTable/age.html""")
    @DatabaseTest
    static class EmptyTable {
        @Test
        @QualityGate(metric = Metric.COMPLETENESS, table = "people", column = "age", atLeast = "0.95")
        void age() {}
    }

    @ExpectedFailure("""
            @QualityGate broken  Mistakes.UnusedAttribute.rows
              asked     @QualityGate column = [age]
              found     ROW_COUNT does not use column
              means     It uses table, where, atLeast, atMost
              fix       @QualityGate(metric = ROW_COUNT, table = "people", atLeast = "1")
              repeat    mvn test '-Dtest=Mistakes$UnusedAttribute#rows' -Dassay.seed=8731
              evidence  target/mistakes/UnusedAttribute/Mistakes.UnusedAttribute/rows.html""")
    @DatabaseTest
    static class UnusedAttribute {
        @Test
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", column = "age", atLeast = "1")
        void rows() {}
    }
}
