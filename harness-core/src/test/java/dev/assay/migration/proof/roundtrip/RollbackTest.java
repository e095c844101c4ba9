package dev.assay.migration.proof.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The rollbacks of Liquibase, there and back. */
@ExtendWith(TestDatabases.Provider.class)
class RollbackTest {
    private final TestDatabases databases;
    private final MigrationFolder folder;

    RollbackTest(TestDatabases databases, @TempDir Path root) throws IOException {
        this.databases = databases;
        this.folder = new MigrationFolder(root);
    }

    @BeforeEach
    void rows() throws IOException {
        folder.seed(
                "V1__rows.sql",
                "INSERT INTO orders (id, state, total) SELECT n, 'open', n FROM generate_series(1, 100) n");
    }

    @Test
    void passesRollbacksThatKeepEverything() throws Exception {
        Verdict verdict = judge("log.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <changeSet id="create" author="ann">
                    <createTable tableName="orders">
                      <column name="id" type="int"><constraints primaryKey="true"/></column>
                      <column name="state" type="text"/>
                      <column name="total" type="int"/>
                    </createTable>
                  </changeSet>
                  <changeSet id="note" author="ann">
                    <addColumn tableName="orders"><column name="note" type="text"/></addColumn>
                  </changeSet>
                  <changeSet id="totals" author="bob" runInTransaction="false">
                    <sql>CREATE INDEX CONCURRENTLY orders_total ON orders (total)</sql>
                    <rollback>DROP INDEX CONCURRENTLY orders_total</rollback>
                  </changeSet>
                </databaseChangeLog>
                """);

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.figures().get(0).write()).isEqualTo("3");
        assertThat(verdict.evidence().toString())
                .contains(
                        "[log.xml::create::ann, generated rollback of log.xml::create::ann, 0, 10, 2, table orders, kept]",
                        "[log.xml::note::ann, generated rollback of log.xml::note::ann, 100, 10, 4, column orders.note, kept]",
                        "[log.xml::totals::bob, rollback of log.xml::totals::bob, 100, 10, 4, , kept]");
    }

    @Test
    void namesWhatALyingRollbackLoses() throws Exception {
        Verdict verdict = judge("""
                --changeset ann:2
                CREATE INDEX orders_state ON orders (state);
                --rollback empty

                --changeset ann:3
                ALTER TABLE orders ALTER COLUMN total TYPE bigint;
                --rollback ALTER TABLE orders DROP COLUMN total, ADD COLUMN total int;
                """);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .containsExactly(
                        "undo rollback of log.sql::2::ann does not bring back what was there before log.sql::2::ann",
                        "additional index orders_state",
                        "undo rollback of log.sql::3::ann does not bring back what was there before log.sql::3::ann",
                        "rows orders: [100] changed of [100]",
                        "changed orders, id = 13: total is [NULL], expected [13]",
                        "changed orders, id = 43: total is [NULL], expected [43]",
                        "changed orders, id = 49: total is [NULL], expected [49]",
                        "changed orders, id = 83: total is [NULL], expected [83]",
                        "changed orders, id = 85: total is [NULL], expected [85]");
    }

    @Test
    void saysWhereARollbackFailsOverRowsWrittenInBetween() throws Exception {
        Verdict verdict = judge("""
                --changeset ann:2
                ALTER TABLE orders ALTER COLUMN state DROP NOT NULL;
                --rollback ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
                """);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .containsExactly(
                        "undo rollback of log.sql::2::ann fails over rows that were written after log.sql::2::ann",
                        "failed rollback of log.sql::2::ann, line 7: ERROR: column \"state\" of relation \"orders\" contains null"
                                + " values [23502]",
                        "statement ALTER TABLE orders ALTER COLUMN state SET NOT NULL");
    }

    @Test
    void isBrokenWithoutARollback() throws Exception {
        Verdict verdict = judge("""
                --changeset ann:2
                ALTER TABLE orders ADD COLUMN note text;
                """);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict)).containsExactly("no undo log.sql::2::ann has no way back");
        assertThat(verdict.findings().get(0).remark())
                .isEqualTo(
                        "add [--rollback DROP ...;] to the changeset [log.sql::2::ann], for Liquibase cannot generate its"
                                + " rollback");
    }

    private Verdict judge(String changesets) throws Exception {
        return judge("log.sql", """
                --liquibase formatted sql
                --changeset ann:1
                CREATE TABLE orders (id int PRIMARY KEY, state text NOT NULL, total int);
                --rollback DROP TABLE orders;
                """ + changesets);
    }

    private Verdict judge(String file, String changelog) throws Exception {
        folder.with(file, changelog);
        return RoundTripProof.create()
                .judge(folder.rehearsal(folder.liquibase(file), databases), Sample.RUN)
                .get(0);
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + " " + finding.text())
                .toList();
    }
}
