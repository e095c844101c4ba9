package dev.assay.migration.proof.dualwrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.data.Shop;
import dev.assay.migration.shadow.DualWrites;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.Provider.class)
class DualWriteProofTest {
    private static final String DIFFERENCES = """
            SELECT 'row ' || coalesce(i.id, n.id) FROM item i FULL JOIN item_next n ON n.id = i.id
            WHERE n.cents IS DISTINCT FROM i.price * 100 ORDER BY coalesce(i.id, n.id)""";

    private final TestDatabase database;

    DualWriteProofTest(TestDatabases databases) {
        database = databases.empty();
    }

    @BeforeEach
    void createItems() throws SQLException {
        Shop.execute(database, """
                CREATE TABLE item (id int PRIMARY KEY, price bigint, cents bigint);
                CREATE TABLE item_next (id int PRIMARY KEY, cents bigint);
                INSERT INTO item (id, price) VALUES (1, 1), (2, 2)""");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void acceptsTwoTables() {
        DualWrites tables = DualWrites.from("item")
                .to("item_next")
                .forward("cents", "price * 100")
                .backward("price", "cents / 100")
                .pair();
        Verdict verdict = judge(old(DualWriteProof.of(tables))
                .statement(
                        "INSERT INTO item_next VALUES (:key, :value * 100) ON CONFLICT (id) DO UPDATE SET cents = EXCLUDED.cents")
                .statement("UPDATE item_next SET id = :key + 4 WHERE id = :key")
                .statement("DELETE FROM item_next WHERE id = :key"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void acceptsTwoColumns() {
        DualWrites columns = DualWrites.from("item", "price").to("cents", "price * 100", "cents / 100");
        Verdict verdict = judge(old(DualWriteProof.of(columns))
                .statement(
                        "INSERT INTO item (id, cents) VALUES (:key, :value * 100) ON CONFLICT (id) DO UPDATE SET cents = EXCLUDED.cents")
                .statement("UPDATE item SET cents = cents + 100 WHERE id = :key"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void shortensWhatATriggerForgets() throws SQLException {
        Shop.execute(database, """
                INSERT INTO item_next SELECT id, price * 100 FROM item;
                CREATE FUNCTION copy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO item_next VALUES (NEW.id, NEW.price * 100) ON CONFLICT (id) DO UPDATE SET cents = EXCLUDED.cents;
                    RETURN NULL; END $$;
                CREATE TRIGGER copy AFTER INSERT OR UPDATE ON item FOR EACH ROW EXECUTE FUNCTION copy()""");
        Verdict verdict = judge(old(DualWriteProof.ofTriggers(DIFFERENCES)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .extracting(finding -> finding.label() + ": " + finding.text())
                .hasSize(3)
                .last()
                .isEqualTo("then: all transactions are committed");
        assertThat(verdict.findings().get(1).text()).startsWith("DELETE FROM item WHERE id = ");
    }

    @Test
    void isBrokenIfAStatementNeverWorks() {
        DualWrites columns = DualWrites.from("item", "price").to("cents", "price * 100", "cents / 100");
        Verdict verdict =
                judge(old(DualWriteProof.of(columns)).statement("UPDATE item SET prize = :value WHERE id = :key"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings().get(1).text())
                .startsWith("[UPDATE item SET prize = :value WHERE id = :key] never worked: ERROR: column \"prize\"");
    }

    @Test
    void isBrokenIfAStatementNeverChangesARow() {
        DualWrites columns = DualWrites.from("item", "price").to("cents", "price * 100", "cents / 100");
        Verdict verdict = judge(
                old(DualWriteProof.of(columns)).statement("UPDATE item SET price = :value WHERE id = 1000 + :key"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings().get(1).text())
                .isEqualTo("[UPDATE item SET price = :value WHERE id = 1000 + :key] never worked:"
                        + " it changed no row in a transaction that was committed");
    }

    @Test
    void findsAMappingBackThatLosesTheValue() {
        DualWrites lossy = DualWrites.from("item", "price").to("cents", "price * 100", "cents / 100");
        Verdict verdict = judge(
                old(DualWriteProof.of(lossy)).statement("UPDATE item SET cents = :value * 100 + 55 WHERE id = :key"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings().get(0).text()).containsPattern("\"cents\": \\d*55,");
    }

    @Test
    void endsWhatACommitWaitsFor() throws SQLException {
        Shop.execute(database, """
                ALTER TABLE item ADD UNIQUE (price) DEFERRABLE INITIALLY DEFERRED;
                INSERT INTO item_next SELECT id, price * 100 FROM item""");
        Verdict verdict = judge(DualWriteProof.ofTriggers("SELECT 'none' WHERE false")
                .statement("INSERT INTO item (id, price) VALUES (100 * :value + :key, :key + 10)")
                .statement("DELETE FROM item WHERE price = :key + 10"));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isBrokenWithoutStatements() {
        assertThat(judge(DualWriteProof.ofTriggers(DIFFERENCES))
                        .findings()
                        .get(1)
                        .text())
                .isEqualTo("it has no statement(...)");
    }

    @Test
    void shrinksToTheSameStatementsFromTheSameSeed() {
        DualWriteProof proof = old(DualWriteProof.ofTriggers(DIFFERENCES));

        assertThat(judge(proof).evidence()).isEqualTo(judge(proof).evidence());
    }

    private static DualWriteProof old(DualWriteProof proof) {
        List<String> statements = List.of(
                "INSERT INTO item (id, price) VALUES (:key, :value) ON CONFLICT (id) DO UPDATE SET price = EXCLUDED.price",
                "INSERT INTO item (id, price) VALUES (:key, :value)",
                "UPDATE item SET price = :value WHERE id = :key",
                "DELETE FROM item WHERE id = :key");
        DualWriteProof more = proof.interleavings(8, 20);
        for (String statement : statements) {
            more = more.statement(statement);
        }
        return more;
    }

    private Verdict judge(DualWriteProof proof) {
        return Plan.of(proof).run(database, Run.of("test", 3)).all().get(0);
    }
}
