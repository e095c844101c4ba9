package dev.assay.migration.proof.lockfree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Verdict;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.WrittenRehearsal;
import dev.assay.migration.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
@ExtendWith(TestDatabases.Provider.class)
class LockFreeProofTest {
    /** Far above what a busy machine adds to a migration that does nothing, and far below what is slept. */
    private static final LockFreeProof PROOF = LockFreeProof.of(Quantity.duration("400ms"));

    private final TestDatabases databases;
    private final WrittenRehearsal written;

    LockFreeProofTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.written = new WrittenRehearsal(folder);
    }

    @BeforeEach
    void orders() throws IOException {
        written.migration(
                        "V1__orders.sql",
                        "CREATE TABLE orders (id bigint PRIMARY KEY, customer text NOT NULL, amount integer NOT NULL)")
                .seed("V1__rows.sql", "INSERT INTO orders SELECT n, 'c' || n, n FROM generate_series(1, 500) n");
    }

    @Test
    void acceptsAShortLock() throws Exception {
        written.migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        List<Verdict> verdicts = judge(PROOF);
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.PASSED, Outcome.PASSED);
        List<String> row = table(verdicts.get(0), 0).rows().get(0);
        assertThat(row).startsWith("V2__note.sql", "orders", "ACCESS EXCLUSIVE");
        assertThat(row.subList(3, 5)).allSatisfy(count -> assertThat(Integer.parseInt(count.replace(",", "")))
                .isGreaterThanOrEqualTo(50));
    }

    @Test
    void showsWhoWaitedForWhom() throws Exception {
        written.migration(
                "V2__note.sql", "ALTER TABLE orders ADD COLUMN note text;\nSELECT count(*) FROM pg_sleep(0.9)");
        Verdict verdict = judge(PROOF).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.decisive().orElseThrow().value().intValue()).isBetween(401, 30_000);
        Finding finding = verdict.findings().get(0);
        assertThat(finding.text())
                .matches("V2__note\\.sql: \\[.* orders.*\\] waited [0-9,.]+ ms for ACCESS EXCLUSIVE on orders");
        assertThat(finding.remark()).isEqualTo("SELECT count(*) FROM pg_sleep(0.9)");
    }

    @Test
    void chargesForRowsThatAreHeld() throws Exception {
        written.migration("V2__fill.sql", "UPDATE orders SET amount = amount + 1;\nSELECT count(*) FROM pg_sleep(0.9)");
        Verdict verdict = judge(PROOF).get(0);
        assertThat(verdict.findings().get(0).text())
                .matches("V2__fill\\.sql: \\[update orders\\] waited [0-9,.]+ ms for a row that it has changed");
    }

    @Test
    void measuresTheQueueBehindALongReader() throws Exception {
        written.migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        List<Verdict> verdicts = judge(PROOF.longReader(Quantity.duration("1200ms")));
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.BREACHED, Outcome.PASSED);
        assertThat(verdicts.get(0).findings().get(0).text())
                .matches("V2__note\\.sql: \\[.* orders.*\\] waited [0-9,.]+ ms for ACCESS EXCLUSIVE on orders");
    }

    @Test
    void acceptsAMigrationThatGivesUpAndComesAgain() throws Exception {
        written.migration("V2__note.sql", "SET LOCAL lock_timeout = '50ms';\nALTER TABLE orders ADD COLUMN note text");
        List<Verdict> verdicts = judge(PROOF.longReader(Quantity.duration("60s")));
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(table(verdicts.get(0), 0).rows().get(0)).last().isEqualTo("gave up by lock_timeout first");
    }

    @Test
    void tellsWhatFails() throws Exception {
        written.migration("V2__sum.sql", "ALTER TABLE orders RENAME COLUMN amount TO total");
        Verdict verdict = judge(PROOF).get(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings()).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.label()).isEqualTo("42703");
            assertThat(finding.text())
                    .matches(
                            "V2__sum\\.sql: \\[.*orders.*\\] failed [0-9,]+ times: ERROR: column \"amount\".* does not exist.*");
        });
    }

    @Test
    void provesNothingOfATableThatNothingReads() throws Exception {
        written.migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        written.migration("V1.1__others.sql", "CREATE TABLE others (id integer)")
                .seed("V1.1__rows.sql", "INSERT INTO others VALUES (1)");
        String file = written.file("traffic.sql", "-- others\nSELECT id FROM others");
        List<Verdict> verdicts = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.BROKEN, Outcome.BROKEN);
        assertThat(verdicts.get(0).findings())
                .containsExactly(new Finding(
                        "found",
                        "V2__note.sql locks [orders] in ACCESS EXCLUSIVE, and 0 reads and 0 writes of it ran meanwhile",
                        "at least 50 are needed; operations are " + file));
    }

    @Test
    void seesWritersOfATableWithoutKey() throws Exception {
        written.migration("V1.1__event.sql", "CREATE TABLE event (at timestamptz, kind text)")
                .seed("V1.1__rows.sql", "INSERT INTO event VALUES (now(), 'x')")
                .migration("V2__kind.sql", "CREATE INDEX ON event (kind);\nSELECT count(*) FROM pg_sleep(0.9)");
        Verdict verdict = judge(PROOF).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings().get(0).text())
                .matches("V2__kind\\.sql: \\[insert and delete event\\] waited [0-9,.]+ ms for SHARE on event");
    }

    @Test
    void provesNothingOfATableThatNothingWrites() throws Exception {
        written.migration("V2__index.sql", "CREATE INDEX ON orders (customer);\nSELECT count(*) FROM pg_sleep(0.6)");
        String file = written.file("traffic.sql", "-- count\nSELECT count(*) FROM orders");
        List<Verdict> verdicts = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.BROKEN, Outcome.BROKEN);
        assertThat(verdicts.get(0).findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.text())
                                .matches(
                                        "V2__index\\.sql locks \\[orders\\] in SHARE, and [0-9,]+ reads and 0 writes of it ran meanwhile"));
    }

    @Test
    void acceptsATableThatIsOnlyWritten() throws Exception {
        written.migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        String file = written.file("traffic.sql", "-- store\nINSERT INTO orders VALUES (501, 'c', 1)");
        List<Verdict> verdicts = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(table(verdicts.get(0), 0).rows().get(0)).contains("none are known");
    }

    @Test
    void provesNothingWithOperationsOfNoTable() throws Exception {
        written.migration("V2__note.sql", "SELECT 1");
        String file = written.file("traffic.sql", "-- ping\nSELECT 1");
        Verdict verdict =
                judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER))).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(Finding.of(
                        "found", "no operation of [" + file + "] reads or writes a table that it could wait for"));
    }

    @Test
    void provesNothingWithAnOperationThatNeverWorks() throws Exception {
        written.migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        String file = written.file(
                "traffic.sql", "-- store\nINSERT INTO orders VALUES (501, 'c', 1);\n-- typo\nSELECT 1 FROM odrers");
        List<Verdict> verdicts = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.BROKEN, Outcome.BROKEN);
        assertThat(verdicts.get(0).findings())
                .containsExactly(new Finding(
                        "found",
                        "[typo] of [" + file + "] works at no version: ERROR: relation \"odrers\" does not exist",
                        "an operation that never ran has waited for nothing"));
    }

    @Test
    void leavesOutWhatTheUpgradeMakesBeforeItRepeatsItself() throws Exception {
        written.migration("V2__audit.sql", "CREATE TABLE audit (id integer PRIMARY KEY)")
                .migration("R__trigger.sql", """
                        CREATE OR REPLACE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                        DROP TRIGGER IF EXISTS nothing ON audit;
                        CREATE TRIGGER nothing BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION nothing();
                        """);
        List<Verdict> verdicts = judge(PROOF);
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(table(verdicts.get(0), 0).rows()).isEmpty();
    }

    @Test
    void countsAPartitionAsItsTable() throws Exception {
        written.migration("V1.1__reading.sql", """
                        CREATE TABLE reading (id integer PRIMARY KEY, value real) PARTITION BY RANGE (id);
                        CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (100);
                        CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (100) TO (1000);
                        """)
                .seed("V1.1__rows.sql", "INSERT INTO reading VALUES (1, 1), (101, 1)")
                .migration("V2__note.sql", "ALTER TABLE reading_1 ALTER COLUMN value SET DEFAULT 1");
        List<Verdict> verdicts = judge(PROOF);
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(table(verdicts.get(0), 0).rows()).singleElement().satisfies(row -> assertThat(row)
                .startsWith("V2__note.sql", "reading", "ACCESS EXCLUSIVE"));
    }

    @Test
    void findsATableWithADotInItsName() throws Exception {
        written.migration("V1.1__item.sql", "CREATE TABLE \"order.item\" (id integer PRIMARY KEY, note text)")
                .seed("V1.1__rows.sql", "INSERT INTO \"order.item\" VALUES (1, 'x')")
                .migration("V2__note.sql", "ALTER TABLE \"order.item\" ADD COLUMN more text");
        List<Verdict> verdicts = judge(PROOF.longReader(Quantity.duration("100ms")));
        assertThat(verdicts).flatExtracting(Verdict::findings).isEmpty();
        assertThat(table(verdicts.get(0), 0).rows()).singleElement().satisfies(row -> assertThat(row)
                .startsWith("V2__note.sql", "order.item", "ACCESS EXCLUSIVE"));
    }

    @Test
    void provesNothingWithoutRows() throws Exception {
        written.seed("V1__rows.sql", "SELECT 1").migration("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");
        Verdict verdict = judge(PROOF).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings().get(0).text()).isEqualTo("no operation ran beside any migration");
    }

    @Test
    void goesOnBesideAConcurrentBuild() throws Exception {
        written.migration("V2__index.sql", "CREATE INDEX CONCURRENTLY orders_customer ON orders (customer)");
        assertThat(judge(PROOF)).extracting(Verdict::outcome).containsExactly(Outcome.PASSED, Outcome.PASSED);
    }

    @Test
    void watchesASerializableMigration() throws Exception {
        written.migration("V2__fill.sql.conf", "executeInTransaction=false")
                .migration(
                        "V2__fill.sql",
                        "BEGIN ISOLATION LEVEL SERIALIZABLE;\nSELECT count(*) FROM orders;\n"
                                + "ALTER TABLE orders ADD COLUMN note text;\nSELECT count(*) FROM pg_sleep(0.8);\nCOMMIT");
        Verdict verdict = judge(PROOF).get(0);
        assertThat(verdict.findings().get(0).text())
                .matches("V2__fill\\.sql: \\[.* orders.*\\] waited [0-9,.]+ ms for ACCESS EXCLUSIVE on orders");
        assertThat(table(verdict, 2).rows().get(0).get(3)).matches("[0-9,.]+ / [0-9,.]+ / [0-9,.]+");
    }

    @Test
    void refusesAWaitThatCannotBeSeen() {
        Quantity tooShort = Quantity.duration("9ms");
        assertThatThrownBy(() -> LockFreeProof.of(tooShort))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a wait of [9 ms] cannot be told from none");
    }

    private List<Verdict> judge(LockFreeProof proof) throws Exception {
        return proof.judge(written.rehearsal(databases.supply()), Sample.RUN);
    }

    private static Evidence.Table table(Verdict verdict, int index) {
        return (Evidence.Table) verdict.evidence().get(index);
    }
}
