package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.database.TestedServer;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.trace.Blocked.Work;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class StatementTraceTest {
    private static final String ORDERS = """
            CREATE TABLE customer (id int PRIMARY KEY, name text);
            INSERT INTO customer SELECT i, 'c' || i FROM generate_series(1, 100) i;
            CREATE TABLE orders (id int PRIMARY KEY, customer int, total int);
            INSERT INTO orders SELECT i, 1 + i % 100, i FROM generate_series(1, 1000) i;
            """;
    private static final String ALONE = "executeInTransaction=false\n--- conf\n";

    private final TestDatabases databases;
    private final Path folder;

    StatementTraceTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.folder = folder;
    }

    @Test
    void hearsWhatTheServerSaysAtDebugLevel() throws IOException {
        MigrationReport report = trace(ORDERS, """
                RESET client_min_messages;
                ALTER TABLE orders ALTER COLUMN total TYPE bigint;
                SET client_min_messages = warning;
                ALTER TABLE orders ADD CHECK (total > 0);
                """);

        List<StatementTrace> statements = report.statementsOf("2");
        assertThat(statements.get(1).said("rewriting table \"orders\"")).isTrue();
        assertThat(statements.get(3).said("verifying table \"orders\"")).isTrue();
    }

    @Test
    void addsUpTemporaryFilesAndCapsNotices() throws IOException {
        MigrationReport report = trace(ORDERS, """
                SET LOCAL work_mem = '64kB';
                CREATE TABLE sorted AS SELECT i FROM generate_series(1, 20000) i ORDER BY -i;
                DO $$ BEGIN FOR i IN 1..1500 LOOP RAISE NOTICE '%', i; END LOOP; END $$;
                """);

        List<StatementTrace> statements = report.statementsOf("2");
        assertThat(statements.get(1).temporaryBytes()).isGreaterThan(100_000);
        assertThat(statements.get(2).notices()).hasSize(1001);
        assertThat(statements.get(2).said("500 more notices are left out")).isTrue();
    }

    @Test
    void countsRowsByTableAlsoInPartitionsAndInTablesThatAreGone() throws IOException {
        MigrationReport report = trace(ORDERS + """
                CREATE TABLE event (id int) PARTITION BY RANGE (id);
                CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (100);
                """, """
                INSERT INTO event SELECT generate_series(1, 10);
                UPDATE orders SET total = 0 WHERE id <= 7;
                DELETE FROM customer WHERE id > 95;
                DROP TABLE customer;
                SELECT count(*) FROM orders;
                """);

        List<StatementTrace> statements = report.statementsOf("2");
        assertThat(statements.get(0).activity().orElseThrow())
                .extracting(TableActivity::table, TableActivity::inserted)
                .containsExactly(tuple("event_1", 10L));
        assertThat(statements.get(1).activity().orElseThrow())
                .extracting(TableActivity::table, TableActivity::updated)
                .containsExactly(tuple("orders", 7L));
        assertThat(statements.get(2).activity().orElseThrow())
                .extracting(TableActivity::table, TableActivity::deleted)
                .containsExactly(tuple("customer", 5L));
        assertThat(statements.get(3).activity().orElseThrow()).isEmpty();
        assertThat(statements.get(4).rowsScanned()).hasValue(1000);
    }

    @Test
    void knowsTheTransactionThatAScriptOpensItself() throws IOException {
        MigrationReport report = trace(ORDERS, ALONE + """
                BEGIN;
                ALTER TABLE orders ADD COLUMN note text;
                UPDATE orders SET note = '';
                COMMIT;
                VACUUM orders;
                """);

        assertThat(report.failure()).isNull();
        List<StatementTrace> statements = report.statementsOf("2");
        assertThat(statements).extracting(StatementTrace::transactional).containsExactly(true, true, true, true, false);
        assertThat(statements.get(2).activity().orElseThrow())
                .extracting(TableActivity::updated)
                .containsExactly(1000L);
        HeldLock table = lock(statements.get(1), "orders", LockMode.ACCESS_EXCLUSIVE);
        StatementTrace commit = statements.get(3);
        assertThat(table.until()).isEqualTo(commit.start().plus(commit.elapsed()));
    }

    @Test
    void triesWhatOthersCanStillDo() throws IOException {
        MigrationReport report = trace(
                ORDERS,
                "ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customer; SELECT 1;",
                "REINDEX INDEX orders_pkey;",
                "UPDATE orders SET total = 1 WHERE id < 10;",
                "CREATE INDEX ON orders (total);",
                "ALTER TABLE orders ADD COLUMN note text;",
                "SELECT * FROM orders FOR SHARE; CREATE TABLE other (id int); INSERT INTO other VALUES (1);");

        assertThat(report.failure()).isNull();
        assertThat(report.statementsOf("2").get(0).blocked())
                .containsExactly(new Blocked("customer", Work.WRITES), new Blocked("orders", Work.WRITES));
        assertThat(report.statementsOf("2").get(1).blocked()).hasSize(2);
        assertThat(report.statementsOf("3").get(0).blocked())
                .contains(new Blocked("orders", Work.READS), new Blocked("orders", Work.WRITES));
        assertThat(report.statementsOf("4").get(0).blocked()).containsExactly(new Blocked("orders", Work.ROW_UPDATES));
        assertThat(report.statementsOf("5").get(0).blocked()).containsExactly(new Blocked("orders", Work.WRITES));
        assertThat(report.statementsOf("6").get(0).blocked())
                .containsExactly(
                        new Blocked("orders", Work.READS),
                        new Blocked("orders", Work.WRITES),
                        new Blocked("orders", Work.ROW_UPDATES));
        assertThat(report.statementsOf("7").get(2).blocked()).isEmpty();
    }

    @Test
    void makesTheLocksOfStatementsWithoutATransactionVisible() throws IOException {
        MigrationReport report = trace(
                ORDERS,
                "CREATE INDEX CONCURRENTLY orders_total ON orders (total);",
                ALONE + "REINDEX INDEX CONCURRENTLY orders_total;",
                "DROP INDEX CONCURRENTLY orders_total;",
                "VACUUM FULL orders;",
                ALONE + "SET lock_timeout = '10ms'; ALTER TABLE customer ADD COLUMN note text; RESET lock_timeout;",
                ALONE + "CREATE INDEX orders_customer ON orders (customer);");

        assertThat(report.failure()).isNull();
        StatementTrace build = report.statementsOf("2").get(0);
        assertThat(lock(build, "orders", LockMode.SHARE_UPDATE_EXCLUSIVE)).isNotNull();
        assertThat(build.blocked()).isEmpty();
        assertThat(build.rowsScanned().isPresent()).isEqualTo(TestedServer.countsOutsideOfTransactions());
        assertThat(build.rowsScanned().orElse(1000)).isGreaterThanOrEqualTo(1000);
        assertThat(report.statementsOf("3").get(0).blocked()).isEmpty();
        StatementTrace drop = report.statementsOf("4").get(0);
        assertThat(lock(drop, "orders", LockMode.SHARE_UPDATE_EXCLUSIVE)).isNotNull();
        assertThat(drop.blocked()).isEmpty();
        StatementTrace full = report.statementsOf("5").get(0);
        assertThat(lock(full, "orders", LockMode.ACCESS_EXCLUSIVE)).isNotNull();
        assertThat(full.rewrites()).containsExactly("orders");
        assertThat(full.blocked()).hasSize(3);
        StatementTrace index = report.statementsOf("7").get(0);
        assertThat(lock(index, "orders", LockMode.SHARE)).isNotNull();
        assertThat(index.blocked()).containsExactly(new Blocked("orders", Work.WRITES));
    }

    @Test
    void showsTheWitnessTheSchemaAroundEachStatement() throws IOException {
        List<String> seen = new ArrayList<>();
        Witness witness = new Witness() {
            @Override
            public void saw(Step step) {
                if (step.stage().migration().version().equals("2")) {
                    seen.add(names(step.before()) + " > " + names(step.after()) + " from "
                            + names(step.stage().start()) + ", lock_timeout "
                            + step.settings().get("lock_timeout") + ", filled "
                            + step.stage().rows().values().stream()
                                    .filter(rows -> rows > 0)
                                    .count());
                }
            }

            @Override
            public void ended(Stage stage, List<StatementTrace> statements, Schema end, Map<String, String> settings) {
                seen.add("ended " + stage.migration().version() + " with " + names(end) + " from "
                        + names(stage.start()));
            }
        };
        Scripts.trace(
                databases,
                witness,
                folder,
                "CREATE TABLE a (id int); INSERT INTO a VALUES (1);",
                "SET lock_timeout = '3s'; CREATE TABLE b (id int); DROP TABLE a;",
                "DROP TABLE b; SELECT 1 / 0;");

        assertThat(seen)
                .containsExactly(
                        "ended 1 with [a] from []",
                        "[a] > [a] from [a], lock_timeout 0, filled 1",
                        "[a] > [a, b] from [a], lock_timeout 3s, filled 1",
                        "[a, b] > [b] from [a], lock_timeout 3s, filled 1",
                        "ended 2 with [b] from [a]",
                        "ended 3 with [b] from [b]");
    }

    @Test
    void showsWhatAFailedStatementLeavesBehind() throws IOException {
        MigrationReport report = trace(
                "CREATE TABLE twice (id int); INSERT INTO twice VALUES (1), (1);",
                "CREATE UNIQUE INDEX CONCURRENTLY twice_id ON twice (id);");

        StatementTrace failed = report.statementsOf("2").get(0);
        assertThat(failed.sqlState()).isEqualTo("23505");
        assertThat(failed.changes())
                .extracting(change -> change.object().name())
                .contains("twice_id");
        assertThat(lock(failed, "twice", LockMode.SHARE_UPDATE_EXCLUSIVE)).isNotNull();
    }

    @Test
    void knowsWhereAStatementStandsAndWhatIsSaidThere() throws IOException {
        MigrationReport report = trace("-- first\nCREATE TABLE a (id int);\n\n/* second */ DROP TABLE a; -- gone\n");

        assertThat(report.statements())
                .extracting(StatementTrace::line, StatementTrace::comments)
                .containsExactly(tuple(2, List.of("first")), tuple(4, List.of("second", "gone")));
    }

    private static HeldLock lock(StatementTrace statement, String relation, LockMode mode) {
        return statement.locks().stream()
                .filter(lock -> lock.relation().equals(relation) && lock.mode() == mode)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such lock among " + statement.locks()));
    }

    private static List<String> names(Schema schema) {
        return schema.objects(Relation.class)
                .map(Relation::name)
                .filter(name -> !name.startsWith("flyway"))
                .sorted()
                .toList();
    }

    private MigrationReport trace(String... versions) throws IOException {
        return Scripts.trace(databases, Witness.NONE, folder, versions);
    }
}
