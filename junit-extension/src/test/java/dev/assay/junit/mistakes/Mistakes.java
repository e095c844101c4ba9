package dev.assay.junit.mistakes;

import dev.assay.chaos.ChaosRun;
import dev.assay.database.TestDatabase;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.LatencyBudget;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.QualityGate;
import dev.assay.junit.SeedRows;
import dev.assay.junit.StatementBudget;
import dev.assay.load.Worker;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.quality.Metric;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
            @StatementBudget broken  Mistakes.Mebibytes.sorted
              asked     @StatementBudget temp = [16 MiB]
              found     [16 MiB] is not an amount of bytes (a number and one of B, kB, MB, GB, TB, each 1024 of the one below), for example "16MB"
              fix       temp = "0B"
              repeat    mvn test '-Dtest=Mistakes$Mebibytes#sorted' -Dassay.seed=8731
              evidence  target/mistakes/Mebibytes/Mistakes.Mebibytes/sorted.html""")
    @DatabaseTest
    static class Mebibytes {
        @StatementBudget(temp = "16 MiB")
        void sorted(Worker worker) {}
    }

    @ExpectedFailure("""
            @StatementBudget broken  Mistakes.ScanOfNoTable.people
              no sequential scan on peple  no call reads [peple] in sequence  not judged
              asked                        @StatementBudget noSequentialScanOn = [peple]
              found                        there is no table [peple]; there are [people, cities, flyway_schema_history]
              means                        The nearest name is [people]
              fix                          noSequentialScanOn = "people"
              repeat                       mvn test '-Dtest=Mistakes$ScanOfNoTable#people' -Dassay.seed=8731
              evidence                     target/mistakes/ScanOfNoTable/Mistakes.ScanOfNoTable/people.html""")
    @DatabaseTest
    static class ScanOfNoTable {
        @StatementBudget(noSequentialScanOn = "peple")
        void people(Worker worker) {}
    }

    @ExpectedFailure("""
            @StatementBudget broken  Mistakes.NoStatementPromise.nothing
              asked     @StatementBudget
              found     it has no promise
              means     A budget that promises nothing cannot be broken
              fix       statements = "1"
              repeat    mvn test '-Dtest=Mistakes$NoStatementPromise#nothing' -Dassay.seed=8731
              evidence  target/mistakes/NoStatementPromise/Mistakes.NoStatementPromise/nothing.html""")
    @DatabaseTest
    static class NoStatementPromise {
        @LatencyBudget(p95 = "200ms")
        @StatementBudget
        void nothing(Worker worker) {}
    }

    @ExpectedFailure(value = """
            @StatementBudget broken  SilentStatements.people
              asked  @StatementBudget on method [people]
              found  the method is static
              means  JUnit never runs the method, so the promise would be neither kept nor broken
              fix    void people(...)""", others = 1)
    @DatabaseTest
    static class SilentStatements {
        @StatementBudget(statements = "1")
        static void people(Worker worker) {}

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
              applies    every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  breached
              failed     V1__orders.sql, line 2: ERROR: type "numerik" does not exist [42704]
              statement  ALTER TABLE orders ADD COLUMN total numerik
              repeat     mvn test '-Dtest=Mistakes$FailingMigration#migrations' -Dassay.seed=8731
              evidence   target/mistakes/FailingMigration/Mistakes.FailingMigration/migrations.html"""})
    @DatabaseTest(migrations = "classpath:db/failing")
    static class FailingMigration {
        @Test
        void any(TestDatabase database) {}

        @MigrationTest(proves = Proof.APPLIES)
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
        @MigrationTest(proves = Proof.APPLIES)
        void migrations() {}

        @MigrationTest(proves = Proof.APPLIES)
        void report(MigrationReport report) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.MigrationsWithoutServer.report
              asked     database provider [kontainer]
              found     there is none of this name; on the class path are [external, container, embedded]
              fix       provider = "container"
              repeat    mvn test '-Dtest=Mistakes$MigrationsWithoutServer#report' -Dassay.seed=8731
              evidence  target/mistakes/MigrationsWithoutServer/Mistakes.MigrationsWithoutServer/report.html""")
    @DatabaseTest(provider = "kontainer")
    static class MigrationsWithoutServer {
        @MigrationTest(proves = Proof.APPLIES)
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
        @MigrationTest(proves = Proof.APPLIES)
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
        @MigrationTest(proves = Proof.APPLIES)
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
            @DatabaseTest broken  Mistakes.RowsOfNoTable.any
              asked     @SeedRows table = [peple]
              found     there is no table [peple]; there are [cities, flyway_schema_history, people]
              means     The nearest name is [people]
              fix       table = "people"
              repeat    mvn test '-Dtest=Mistakes$RowsOfNoTable#any' -Dassay.seed=8731
              evidence  target/mistakes/RowsOfNoTable/Mistakes.RowsOfNoTable/any.html""")
    @DatabaseTest
    @SeedRows(table = "peple", rows = 10)
    static class RowsOfNoTable {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.NoRows.any
              asked     @SeedRows rows = [0]
              found     nothing would be generated
              means     a template without rows needs no annotation
              fix       @SeedRows(table = "people", rows = 1000)
              repeat    mvn test '-Dtest=Mistakes$NoRows#any' -Dassay.seed=8731
              evidence  target/mistakes/NoRows/Mistakes.NoRows/any.html""")
    @DatabaseTest
    @SeedRows(table = "people", rows = 0)
    static class NoRows {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.NoSample.any
              asked     @SeedRows like = [data/missing.csv]
              found     no such resource is on the class path
              fix       put a CSV file with a header and rows below src/test/resources and name it from there, such as like = "data/users.csv"
              repeat    mvn test '-Dtest=Mistakes$NoSample#any' -Dassay.seed=8731
              evidence  target/mistakes/NoSample/Mistakes.NoSample/any.html""")
    @DatabaseTest
    @SeedRows(table = "people", rows = 10, like = "data/missing.csv")
    static class NoSample {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.JitterOfNothing.any
              asked     @SeedRows jitter = [5%]
              found     there is no sample whose numbers could be moved
              means     the attribute belongs to like
              fix       add like = "data/people.csv", or remove it
              repeat    mvn test '-Dtest=Mistakes$JitterOfNothing#any' -Dassay.seed=8731
              evidence  target/mistakes/JitterOfNothing/Mistakes.JitterOfNothing/any.html""")
    @DatabaseTest
    @SeedRows(table = "people", rows = 10, jitter = "5%")
    static class JitterOfNothing {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.UnknownProvider.any
              asked     database provider [kontainer]
              found     there is none of this name; on the class path are [external, container, embedded]
              fix       provider = "container"
              repeat    mvn test '-Dtest=Mistakes$UnknownProvider#any' -Dassay.seed=8731
              evidence  target/mistakes/UnknownProvider/Mistakes.UnknownProvider/any.html""")
    @DatabaseTest(provider = "kontainer")
    static class UnknownProvider {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @ChaosScenario broken  Mistakes.SharedServerKilled.chaos
              recovery  promised <= 5,000 ms  not judged
              asked     @ChaosScenario faults = [kill-server]
              found     a server that other tests have databases on, and it would die for all of them
              fix       @DatabaseTest(ownServer = true)
              repeat    mvn test '-Dtest=Mistakes$SharedServerKilled#chaos' -Dassay.seed=8731
              evidence  target/mistakes/SharedServerKilled/Mistakes.SharedServerKilled/chaos.html""")
    @DatabaseTest
    static class SharedServerKilled {
        @ChaosScenario(faults = "kill-server 1s")
        void chaos(ChaosRun run) {}
    }

    @ExpectedFailure("""
            @ChaosScenario broken  Mistakes.UnknownFault.chaos
              asked     @ChaosScenario faults = [latncy(300ms) 2s]
              found     [latncy] is no fault, the nearest one is [latency]
              means     Accepted are latency(T) L or latency(T, jitter J) L; timeout(T) L; reset L; partition L; refuse L; kill-server L; kill-in-checkpoint L; crash-restart L; restart L; kill-backends L; pause L; slots-used-up L; lock(TABLE) L; cpu-pressure(N) L; memory-pressure(SIZE) L; disk-full(TABLE) L; lose-answer(KEYWORD) L or lose-answer(KEYWORD, nth N) L; cut-before(KEYWORD) L or cut-before(KEYWORD, nth N) L; healthy L, where T, J and L are times such as 200ms; with [;] one after the other, with [+] at the same time and [after T] later, with [3 x (...)] repeated, with [random(reset, partition) L] drawn from the seed
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

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.SettingWithoutValue.any
              asked     @DatabaseTest settings = [work_mem 8MB]
              found     it is not written as name=value
              fix       settings = {"work_mem=8MB", "auto_explain.log_min_duration=10ms"}
              repeat    mvn test '-Dtest=Mistakes$SettingWithoutValue#any' -Dassay.seed=8731
              evidence  target/mistakes/SettingWithoutValue/Mistakes.SettingWithoutValue/any.html""")
    @DatabaseTest(settings = "work_mem 8MB")
    static class SettingWithoutValue {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.SettingOfDurability.any
              asked     @DatabaseTest settings = [fsync=off]
              found     Setting [fsync] is part of the durability: choose FAST or DURABLE
              fix       settings = {"work_mem=8MB", "auto_explain.log_min_duration=10ms"}
              repeat    mvn test '-Dtest=Mistakes$SettingOfDurability#any' -Dassay.seed=8731
              evidence  target/mistakes/SettingOfDurability/Mistakes.SettingOfDurability/any.html""")
    @DatabaseTest(settings = "fsync=off")
    static class SettingOfDurability {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.SettingOfProvider.any
              asked     @DatabaseTest settings = [port=5433]
              found     Setting [port] is chosen by the provider and cannot be set
              fix       settings = {"work_mem=8MB", "auto_explain.log_min_duration=10ms"}
              repeat    mvn test '-Dtest=Mistakes$SettingOfProvider#any' -Dassay.seed=8731
              evidence  target/mistakes/SettingOfProvider/Mistakes.SettingOfProvider/any.html""")
    @DatabaseTest(settings = "port=5433")
    static class SettingOfProvider {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.SettingTwice.any
              asked     @DatabaseTest settings = [work_mem=9MB]
              found     [work_mem] is set twice
              fix       settings = {"work_mem=8MB", "auto_explain.log_min_duration=10ms"}
              repeat    mvn test '-Dtest=Mistakes$SettingTwice#any' -Dassay.seed=8731
              evidence  target/mistakes/SettingTwice/Mistakes.SettingTwice/any.html""")
    @DatabaseTest(settings = {"work_mem=8MB", "work_mem=9MB"})
    static class SettingTwice {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.OwnServerRolledBack.any
              asked     @DatabaseTest ownServer = [true], isolation = [ROLLBACK]
              found     the server would be no test's own
              means     A test that restarts or kills it would do so to the others
              fix       isolation = Isolation.CLONE_PER_TEST or CLONE_PER_CLASS
              repeat    mvn test '-Dtest=Mistakes$OwnServerRolledBack#any' -Dassay.seed=8731
              evidence  target/mistakes/OwnServerRolledBack/Mistakes.OwnServerRolledBack/any.html""")
    @DatabaseTest(ownServer = true, isolation = Isolation.ROLLBACK)
    static class OwnServerRolledBack {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.OwnServerShared.any
              asked     @DatabaseTest ownServer = [true], isolation = [SHARED]
              found     the server would be no test's own
              means     A test that restarts or kills it would do so to the others
              fix       isolation = Isolation.CLONE_PER_TEST or CLONE_PER_CLASS
              repeat    mvn test '-Dtest=Mistakes$OwnServerShared#any' -Dassay.seed=8731
              evidence  target/mistakes/OwnServerShared/Mistakes.OwnServerShared/any.html""")
    @DatabaseTest(ownServer = true, isolation = Isolation.SHARED)
    static class OwnServerShared {
        @Test
        void any(TestDatabase database) {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.BeforeAllPerTest
              asked     a database in @BeforeAll [load]
              found     isolation = [CLONE_PER_TEST]
              means     Databases belong to tests, and no test runs there
              fix       @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS), or ask in @BeforeEach
              repeat    mvn test '-Dtest=Mistakes$BeforeAllPerTest' -Dassay.seed=8731
              evidence  target/mistakes/BeforeAllPerTest/Mistakes.BeforeAllPerTest/class.html""")
    @DatabaseTest
    static class BeforeAllPerTest {
        @BeforeAll
        static void load(TestDatabase database) {}

        @Test
        void any() {}
    }

    @ExpectedFailure("""
            @DatabaseTest broken  Mistakes.AfterAllRolledBack
              asked     a database in @AfterAll [load]
              found     isolation = [ROLLBACK]
              means     Databases belong to tests, and no test runs there
              fix       @DatabaseTest(isolation = Isolation.CLONE_PER_CLASS), or ask in @BeforeEach
              repeat    mvn test '-Dtest=Mistakes$AfterAllRolledBack' -Dassay.seed=8731
              evidence  target/mistakes/AfterAllRolledBack/Mistakes.AfterAllRolledBack/class.html""")
    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class AfterAllRolledBack {
        @AfterAll
        static void load(TestDatabase database) {}

        @Test
        void any() {}
    }

    @ExpectedFailure("""
            @ChaosScenario broken  Mistakes.ChaosRolledBack.chaos
              asked     @ChaosScenario on [chaos]
              found     the class has isolation = [ROLLBACK]
              means     Several connections work at once here, and under rollback isolation all are one session
              fix       @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)
              repeat    mvn test '-Dtest=Mistakes$ChaosRolledBack#chaos' -Dassay.seed=8731
              evidence  target/mistakes/ChaosRolledBack/Mistakes.ChaosRolledBack/chaos.html""")
    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class ChaosRolledBack {
        @ChaosScenario(faults = "reset 200ms", recoveryWithin = "5s")
        void chaos(ChaosRun run) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.ConcurrentRolledBack.nearest
              asked     @LatencyBudget on [nearest]
              found     the class has isolation = [ROLLBACK]
              means     Several connections work at once here, and under rollback isolation all are one session
              fix       @DatabaseTest(isolation = Isolation.CLONE_PER_TEST)
              repeat    mvn test '-Dtest=Mistakes$ConcurrentRolledBack#nearest' -Dassay.seed=8731
              evidence  target/mistakes/ConcurrentRolledBack/Mistakes.ConcurrentRolledBack/nearest.html""")
    @DatabaseTest(isolation = Isolation.ROLLBACK)
    static class ConcurrentRolledBack {
        @LatencyBudget(p95 = "200ms", concurrency = 2)
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.GrowthWithoutSizes.nearest
              asked     @LatencyBudget growth = [n log n]
              found     it has no sizes
              means     Growth is measured between databases of several sizes
              fix       sizes = {1_000, 10_000, 100_000}, fill = "documents"
              repeat    mvn test '-Dtest=Mistakes$GrowthWithoutSizes#nearest' -Dassay.seed=8731
              evidence  target/mistakes/GrowthWithoutSizes/Mistakes.GrowthWithoutSizes/nearest.html""")
    @DatabaseTest
    static class GrowthWithoutSizes {
        @LatencyBudget(growth = "n log n")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.TwoSizes.nearest
              asked     @LatencyBudget sizes = [100, 1000]
              found     [2] sizes show no growth
              means     A line through two points always fits, so that nothing would show whether it is one
              fix       sizes 1_000, 10_000, 100_000
              repeat    mvn test '-Dtest=Mistakes$TwoSizes#nearest' -Dassay.seed=8731
              evidence  target/mistakes/TwoSizes/Mistakes.TwoSizes/nearest.html""")
    @DatabaseTest
    static class TwoSizes {
        @LatencyBudget(
                growth = "n",
                sizes = {100, 1_000},
                fill = "people")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.LinearGrowth.nearest
              asked     @LatencyBudget growth = [linear]
              found     [linear] is no growth (1, log n, sqrt n, n, n log n, n^2 or another power of n), for example "n log n"
              fix       growth = "n log n"
              repeat    mvn test '-Dtest=Mistakes$LinearGrowth#nearest' -Dassay.seed=8731
              evidence  target/mistakes/LinearGrowth/Mistakes.LinearGrowth/nearest.html""")
    @DatabaseTest
    static class LinearGrowth {
        @LatencyBudget(
                growth = "linear",
                sizes = {100, 1_000, 10_000},
                fill = "people")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.FillWithOtherParameters.nearest
              asked     @LatencyBudget fill = [people]
              found     the method [people] has the parameters [Connection, int]
              means     A method that is named like the table fills it
              fix       void people(Connection connection, long rows)
              repeat    mvn test '-Dtest=Mistakes$FillWithOtherParameters#nearest' -Dassay.seed=8731
              evidence  target/mistakes/FillWithOtherParameters/Mistakes.FillWithOtherParameters/nearest.html""")
    @DatabaseTest
    static class FillWithOtherParameters {
        @LatencyBudget(
                growth = "n",
                sizes = {100, 1_000, 10_000},
                fill = "people")
        void nearest(Worker worker) {}

        void people(Connection connection, int rows) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.UnknownFill.nearest
              growth    the p50 grows at most like n  not judged
              asked     @LatencyBudget fill = [peple]
              found     there is no table [peple]; there are [cities, flyway_schema_history, people]
              means     The nearest name is [people]
              fix       fill = "people"
              repeat    mvn test '-Dtest=Mistakes$UnknownFill#nearest' -Dassay.seed=8731
              evidence  target/mistakes/UnknownFill/Mistakes.UnknownFill/nearest.html""")
    @DatabaseTest
    static class UnknownFill {
        @LatencyBudget(
                growth = "n",
                sizes = {100, 1_000, 10_000},
                fill = "peple")
        void nearest(Worker worker) {}
    }

    @ExpectedFailure("""
            @LatencyBudget broken  Mistakes.DatabaseOfNoSize.nearest
              asked     @LatencyBudget sizes = [100, 1000, 10000]
              found     the body [nearest] has a parameter [TestDatabase]
              means     Each size has a database of its own, and the body is called on all of them
              fix       void nearest(Worker worker), whose connection leads to the size being measured
              repeat    mvn test '-Dtest=Mistakes$DatabaseOfNoSize#nearest' -Dassay.seed=8731
              evidence  target/mistakes/DatabaseOfNoSize/Mistakes.DatabaseOfNoSize/nearest.html""")
    @DatabaseTest
    static class DatabaseOfNoSize {
        @LatencyBudget(
                growth = "n",
                sizes = {100, 1_000, 10_000},
                fill = "people")
        void nearest(Worker worker, TestDatabase database) {}
    }

    @ExpectedFailure("""
            Failed to resolve parameter [dev.assay.junit.Checks checks] in method [void dev.assay.junit.mistakes.Mistakes$ChecksBeforeEach.before(dev.assay.junit.Checks)]: checks broken  Mistakes.ChecksBeforeEach.any
              asked     Checks in [before]
              found     it is no test method
              means     The machine is kept free for a test method that asks for them, and for nothing before it
              fix       ask for Checks in the test
              repeat    mvn test '-Dtest=Mistakes$ChecksBeforeEach#any' -Dassay.seed=8731
              evidence  target/mistakes/ChecksBeforeEach/Mistakes.ChecksBeforeEach/any.html""")
    @DatabaseTest
    static class ChecksBeforeEach {
        @BeforeEach
        void before(Checks checks) {}

        @Test
        void any() {}
    }
}
