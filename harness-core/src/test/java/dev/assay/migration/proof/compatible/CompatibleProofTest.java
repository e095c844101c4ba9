package dev.assay.migration.proof.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.WrittenRehearsal;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.traffic.Traffic;
import dev.assay.migration.traffic.TrafficOperation;
import dev.assay.migration.traffic.TrafficSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class CompatibleProofTest {
    private static final CompatibleProof PROOF = CompatibleProof.create();

    private final TestDatabases databases;
    private final WrittenRehearsal written;

    CompatibleProofTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.written = new WrittenRehearsal(folder);
    }

    @BeforeEach
    void customers() throws IOException {
        written.migration(
                        "V1__customers.sql",
                        "CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(60) NOT NULL UNIQUE)")
                .seed("V1__rows.sql", "INSERT INTO customers (email) VALUES ('a@example.org'), ('b@example.org')");
    }

    @Test
    void acceptsANewColumn() throws Exception {
        written.migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        Verdict verdict = judge(PROOF);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(table(verdict))
                .isEqualTo(new Evidence.Table(
                        "statements",
                        List.of("application", "statement", "after 2"),
                        List.of(
                                List.of("old", "read latest customers", "works"),
                                List.of("old", "read customers by key", "works"),
                                List.of("old", "update customers", "works"),
                                List.of("old", "insert and delete customers", "works"))));
    }

    @Test
    void catchesARename() throws Exception {
        written.migration("V2__mail.sql", "ALTER TABLE customers RENAME COLUMN email TO mail");
        Verdict verdict = judge(PROOF);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.decisive().orElseThrow().value()).isEqualByComparingTo("4");
        assertThat(verdict.findings().get(1))
                .isEqualTo(new Finding(
                        "42703",
                        "V2__mail.sql breaks [read customers by key]: ERROR: column \"email\" does not exist"
                                + " (Perhaps you meant to reference the column \"customers.mail\".)",
                        "SELECT id, email FROM customers WHERE id = ?"));
        assertThat(verdict.findings()).hasSize(5).last().isEqualTo(Finding.of("do", SafeWay.of("42703", "2")));
    }

    @Test
    void catchesAPreparedStatementWhoseResultChanges() throws Exception {
        written.migration("V2__longer.sql", "ALTER TABLE customers ALTER COLUMN email TYPE varchar(100)");
        Verdict verdict = judge(PROOF);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings().get(0))
                .isEqualTo(new Finding(
                        "0A000",
                        "V2__longer.sql breaks [read latest customers] in sessions that have prepared it before:"
                                + " ERROR: cached plan must not change result type",
                        "SELECT id, email FROM customers ORDER BY id DESC LIMIT 20"));
    }

    @Test
    void catchesRowsThatANewRuleRefuses() throws Exception {
        written.migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        written.seed("V2__phones.sql", "UPDATE customers SET phone = '1'");
        written.migration("V3__rule.sql", "ALTER TABLE customers ALTER COLUMN phone SET NOT NULL");
        Rehearsal since = rehearsal().since("1");
        Verdict verdict = PROOF.judge(since, Sample.RUN).get(0);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "23502",
                                "V3__rule.sql breaks [insert and delete customers]: ERROR: null value in column \"phone\" of"
                                        + " relation \"customers\" violates not-null constraint (Failing row contains (5, new24b@example.org, null).)",
                                "INSERT INTO customers (email) VALUES (?) RETURNING id"),
                        Finding.of("do", SafeWay.of("23502", "3")));
    }

    @Test
    void acceptsAContractStepOnceTheNewWayIsThere() throws Exception {
        written.migration("V2__expand.sql", """
                ALTER TABLE customers ADD COLUMN mail text UNIQUE;
                CREATE FUNCTION alike() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.mail := coalesce(NEW.mail, NEW.email); NEW.email := coalesce(NEW.email, NEW.mail); RETURN NEW; END';
                CREATE TRIGGER alike BEFORE INSERT OR UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION alike();
                """);
        written.migration("V3__migrate.sql", "UPDATE customers SET mail = email");
        written.migration(
                "V4__contract.sql", "DROP TRIGGER alike ON customers; ALTER TABLE customers DROP COLUMN email");
        Verdict verdict = judge(PROOF.contract(List.of(new ContractStep("4", "nobody reads email"))));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void refusesAContractStepThatComesTooEarly() throws Exception {
        written.migration("V2__mail.sql", "ALTER TABLE customers RENAME COLUMN email TO mail");
        Verdict verdict = judge(PROOF.contract(List.of(new ContractStep("2", "nobody reads email"))));
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings().get(1))
                .isEqualTo(new Finding(
                        "42703",
                        "V2__mail.sql lacks for the new application [read customers by key] before the step:"
                                + " ERROR: column \"mail\" does not exist"
                                + " (Perhaps you meant to reference the column \"customers.email\".)",
                        "SELECT id, mail FROM customers WHERE id = ?"));
    }

    @Test
    void refusesAContractStepThatTakesNothing() throws Exception {
        written.migration("V2__index.sql", "CREATE INDEX customers_email_idx ON customers (email)");
        Verdict verdict = judge(PROOF.contract(List.of(new ContractStep("2", "nobody reads email"))));
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .contains(new Finding(
                        "stale",
                        "contract = [2] takes nothing from the statements that were tried",
                        "remove it, or seed what it takes, or give the statements that use it with traffic"));
    }

    @Test
    void executesBothVersionsAtOnce() throws Exception {
        written.migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        String file = written.file("new.sql", """
                -- change a phone
                -- :id = SELECT id FROM customers
                UPDATE customers SET phone = '1' WHERE id = :id;
                """);
        Verdict verdict = judge(PROOF.newTraffic(Traffic.at(file, "newTraffic", Sample.LOADER)));
        assertThat(verdict.findings()).isEmpty();
        assertThat(table(verdict).rows()).last().isEqualTo(List.of("new", "change a phone", "absent", "works"));
    }

    @Test
    void demandsThatTheNewVersionWorksInTheEnd() throws Exception {
        written.migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        String file = written.file("new.sql", "-- read the names\nSELECT name FROM customers");
        Verdict verdict = judge(PROOF.newTraffic(Traffic.at(file, "newTraffic", Sample.LOADER)));
        assertThat(verdict.findings().get(0))
                .isEqualTo(new Finding(
                        "42703",
                        "V2__phone.sql lacks for the new application [read the names]: ERROR: column \"name\" does not exist",
                        "SELECT name FROM customers"));
    }

    @Test
    void provesNothingWithoutRows() throws Exception {
        written.seed("V1__rows.sql", "SELECT 1")
                .migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        Verdict verdict = judge(PROOF);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings().get(0).text()).isEqualTo("no statement could be executed before any upgrade");
    }

    @Test
    void provesNothingWithAStatementThatNeverWorks() throws Exception {
        written.migration("V2__phone.sql", "ALTER TABLE customers ADD COLUMN phone text");
        String file = written.file("old.sql", "-- all\nSELECT * FROM customers;\n-- typo\nSELECT * FROM custmers");
        Verdict verdict = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(verdict.findings())
                .contains(new Finding(
                        "0A000",
                        "V2__phone.sql breaks [all] in sessions that have prepared it before:"
                                + " ERROR: cached plan must not change result type",
                        "SELECT * FROM customers"));
        written.file("old.sql", "-- all\nSELECT id FROM customers;\n-- typo\nSELECT * FROM custmers");
        Verdict broken = judge(PROOF.traffic(Traffic.at(file, "traffic", Sample.LOADER)));
        assertThat(broken.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(broken.findings())
                .containsExactly(new Finding(
                        "found",
                        "[typo] of [" + file + "] works at no version: ERROR: relation \"custmers\" does not exist",
                        "a statement that no version accepts proves nothing"));
    }

    @Test
    void provesNothingWithAStatementThatHasNoRow() throws Exception {
        written.migration("V2__phone.sql", "CREATE TABLE phone (id integer)");
        String old = written.file("old.sql", """
                -- all
                SELECT id FROM customers;
                -- store
                -- :id = SELECT id FROM custmers
                INSERT INTO customers (email) VALUES (:id);
                """);
        Verdict typo = judge(PROOF.traffic(Traffic.at(old, "traffic", Sample.LOADER)));
        assertThat(typo.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(typo.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "[store] of [" + old + "] works at no version: ERROR: relation \"custmers\" does not exist");

        String next =
                written.file("new.sql", "-- call\n-- :id = SELECT id FROM phone\nSELECT id FROM phone WHERE id = :id");
        Verdict empty = judge(PROOF.newTraffic(Traffic.at(next, "newTraffic", Sample.LOADER)));
        assertThat(empty.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(empty.findings())
                .extracting(Finding::text)
                .containsExactly("[call] of [" + next
                        + "] works at no version: no row for its parameters: SELECT id FROM phone");
    }

    @Test
    void provesNothingWithANewApplicationThatDoesNothing() throws Exception {
        written.migration("V2__phone.sql", "CREATE TABLE phone (id integer)");
        Traffic nothing = Traffic.of(new Idle());
        Verdict verdict = judge(PROOF.newTraffic(nothing));
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("found", "[Idle] has no statement: nothing of the new application was tried"));
    }

    private static final class Idle implements TrafficSource {
        @Override
        public List<TrafficOperation> operations(Connection connection) {
            return List.of();
        }
    }

    @Test
    void refusesAContractStepOfNoVersion() {
        assertThatThrownBy(() -> judge(PROOF.contract(List.of(new ContractStep("9", "soon")))))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest contract = [9]: no migration has that version. The versions are [1]."
                        + " Fix: contract = @Contract(version = \"1\", because = \"...\")");
    }

    private Verdict judge(CompatibleProof proof) throws Exception {
        return proof.judge(rehearsal(), Sample.RUN).get(0);
    }

    private Rehearsal rehearsal() {
        return written.rehearsal(databases.supply());
    }

    private static Evidence.Table table(Verdict verdict) {
        return (Evidence.Table) verdict.evidence().get(0);
    }
}
