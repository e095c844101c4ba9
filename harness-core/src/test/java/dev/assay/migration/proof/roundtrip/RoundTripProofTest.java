package dev.assay.migration.proof.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.Rehearsal;
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
class RoundTripProofTest {
    private final TestDatabases databases;
    private MigrationFolder folder;

    RoundTripProofTest(TestDatabases databases, @TempDir Path root) throws IOException {
        this.databases = databases;
        this.folder = new MigrationFolder(root);
    }

    @BeforeEach
    void orders() throws IOException {
        folder.with("V1__orders.sql", """
                        CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text NOT NULL, total int);
                        CREATE INDEX orders_state ON orders (state);
                        """)
                .with("U1__orders.sql", "DROP TABLE orders")
                .seed(
                        "V1__rows.sql",
                        "INSERT INTO orders (state, total) SELECT 'open', n FROM generate_series(1, 100) n");
    }

    @Test
    void passesAWayBackThatKeepsEverything() throws Exception {
        folder.with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text, ADD COLUMN at timestamptz DEFAULT now()")
                .with("U2__note.sql", "ALTER TABLE orders DROP COLUMN note, DROP COLUMN at");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.figures().get(0).write()).isEqualTo("2");
        assertThat(verdict.evidence().toString())
                .contains("[V1__orders.sql, U1__orders.sql, 0, 10, 1, table orders, kept]")
                .contains("[V2__note.sql, U2__note.sql, 100, 10, 4, column orders.note, column orders.at, kept]");
    }

    @Test
    void passesPlainFilesAndWhatCannotRunInATransaction() throws Exception {
        folder.with("V2__totals.sql", "CREATE INDEX CONCURRENTLY orders_total ON orders (total)")
                .with("U2__totals.sql", "DROP INDEX CONCURRENTLY orders_total");

        assertThat(judge(RoundTripProof.create(), folder.rehearsal(folder.scripts(), databases))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        folder.with("V2__totals.sql.conf", "executeInTransaction=false");
        assertThat(judge(RoundTripProof.create()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void namesTheDataThatALyingUndoLoses() throws Exception {
        folder.with("V2__wider.sql", "ALTER TABLE orders ALTER COLUMN total TYPE bigint")
                .with("U2__wider.sql", "ALTER TABLE orders DROP COLUMN total, ADD COLUMN total int");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .containsExactly(
                        "undo U2__wider.sql does not bring back what was there before V2__wider.sql",
                        "rows orders: [100] changed of [100]",
                        "changed orders, id = 13: total is [NULL], expected [13]",
                        "changed orders, id = 43: total is [NULL], expected [43]",
                        "changed orders, id = 49: total is [NULL], expected [49]",
                        "changed orders, id = 83: total is [NULL], expected [83]",
                        "changed orders, id = 85: total is [NULL], expected [85]");
    }

    @Test
    void namesTheIndexThatALyingUndoForgets() throws Exception {
        folder.with("V2__states.sql", "DROP INDEX orders_state").with("U2__states.sql", "SELECT 1");

        assertThat(lines(judge(RoundTripProof.create())))
                .containsExactly(
                        "undo U2__states.sql does not bring back what was there before V2__states.sql",
                        "missing index orders_state");
    }

    @Test
    void namesTheRowsWrittenInBetweenThatAreLost() throws Exception {
        folder.with("V2__soft.sql", "ALTER TABLE orders ADD COLUMN gone boolean NOT NULL DEFAULT false")
                .with("U2__soft.sql", "DELETE FROM orders WHERE id > 100; ALTER TABLE orders DROP COLUMN gone");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .hasSize(7)
                .startsWith(
                        "undo U2__soft.sql loses what was written after V2__soft.sql",
                        "rows orders: [10] lost of [110]");
    }

    @Test
    void passesAWayBackThatReturnsRows() throws Exception {
        folder.with("V2__archive.sql", """
                        CREATE TABLE archive (LIKE orders);
                        INSERT INTO archive SELECT * FROM orders WHERE id <= 10;
                        DELETE FROM orders WHERE id <= 10;
                        """).with("U2__archive.sql", """
                        INSERT INTO orders OVERRIDING SYSTEM VALUE SELECT * FROM archive WHERE id <= 10 ON CONFLICT DO NOTHING;
                        DROP TABLE archive;
                        """);

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void saysWhereTheWayBackFailsOverRowsWrittenInBetween() throws Exception {
        folder.with("V2__optional.sql", "ALTER TABLE orders ALTER COLUMN state DROP NOT NULL")
                .with("U2__optional.sql", "ALTER TABLE orders ALTER COLUMN state SET NOT NULL");

        assertThat(lines(judge(RoundTripProof.create())))
                .containsExactly(
                        "undo U2__optional.sql fails over rows that were written after V2__optional.sql",
                        "failed U2__optional.sql, line 1: ERROR: column \"state\" of relation \"orders\" contains null values [23502]",
                        "statement ALTER TABLE orders ALTER COLUMN state SET NOT NULL");
    }

    @Test
    void saysWhereAVersionDoesNotApplyAgain() throws Exception {
        folder.with("V2__note.sql", """
                        DO $$ BEGIN
                            IF (SELECT count(*) FROM orders) > 100 THEN RAISE EXCEPTION 'too many orders'; END IF;
                        END $$;
                        ALTER TABLE orders ADD COLUMN note text""").with("U2__note.sql", "ALTER TABLE orders DROP COLUMN note");

        assertThat(lines(judge(RoundTripProof.create())))
                .hasSize(3)
                .startsWith(
                        "again V2__note.sql does not apply again over rows that were written before U2__note.sql",
                        "failed V2__note.sql, line 1: ERROR: too many orders [P0001]");
    }

    @Test
    void isBrokenWithoutAWayBack() throws Exception {
        folder.with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict)).containsExactly("no undo V2__note.sql has no way back");
        assertThat(verdict.findings().get(0).remark()).isEqualTo("write [U2__note.sql] beside [V2__note.sql]");
    }

    @Test
    void leavesOutWhatIsIrreversibleOnPurpose() throws Exception {
        folder.with("V2__trim.sql", "UPDATE orders SET state = 'x'");
        RoundTripProof proof = RoundTripProof.create();

        assertThat(judge(proof.irreversible("2", "nobody needs the old states")).outcome())
                .isEqualTo(Outcome.BROKEN);
        folder.with("V3__note.sql", "ALTER TABLE orders ADD COLUMN note text")
                .with("U3__note.sql", "ALTER TABLE orders DROP COLUMN note");
        assertThat(judge(proof.irreversible("2", "nobody needs the old states")).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThatThrownBy(() -> judge(proof.irreversible("4", "no reason")))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@Irreversible version = [4], because = [no reason]: no migration has that version."
                        + " The versions are [1, 2, 3]. Fix: remove it, or name one of these");
    }

    @Test
    void isBrokenWhereNothingCouldBeWrittenInBetween() throws Exception {
        folder.with("V1__orders.sql", "CREATE TABLE code (name text PRIMARY KEY CHECK (name ~ '^[A-Z]{3}-[0-9]{9}$'))")
                .with("U1__orders.sql", "DROP TABLE code")
                .seed("V1__rows.sql", "INSERT INTO code VALUES ('ABC-123456789')")
                .with("V2__index.sql", "CREATE INDEX code_upper ON code (upper(name))")
                .with("U2__index.sql", "DROP INDEX code_upper");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict))
                .first()
                .isEqualTo("found nothing could be written between any upgrade and its way back");
    }

    @Test
    void isBrokenOverEmptyTables() throws Exception {
        folder.seed("V1__rows.sql", "")
                .with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text")
                .with("U2__note.sql", "ALTER TABLE orders DROP COLUMN note");

        Verdict verdict = judge(RoundTripProof.create());

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict)).first().isEqualTo("found not a single row in any table");
    }

    private Verdict judge(RoundTripProof proof) throws Exception {
        return judge(proof, folder.rehearsal(databases));
    }

    private static Verdict judge(RoundTripProof proof, Rehearsal rehearsal) throws Exception {
        return proof.judge(rehearsal, Sample.RUN).get(0);
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + " " + finding.text())
                .toList();
    }
}
