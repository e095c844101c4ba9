package dev.assay.migration.proof.datakept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.content.ColumnPatterns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class DataKeptProofTest {
    private final TestDatabases databases;
    private final MigrationFolder folder;

    DataKeptProofTest(TestDatabases databases, @TempDir Path root) throws IOException {
        this.databases = databases;
        this.folder = new MigrationFolder(root);
    }

    @BeforeEach
    void orders() throws IOException {
        folder.with("V1__orders.sql", """
                        CREATE TABLE orders (id bigint PRIMARY KEY, state varchar(20) NOT NULL, total int);
                        CREATE TABLE event (at int, kind text);
                        """).seed("V1__rows.sql", """
                        INSERT INTO orders SELECT n, 'open', n FROM generate_series(1, 100) n;
                        INSERT INTO event VALUES (1, 'a'), (2, 'b');
                        """);
    }

    @Test
    void passesWhatOnlyAddsOrRelabels() throws Exception {
        folder.with("V2__more.sql", """
                ALTER TABLE orders ADD COLUMN note text DEFAULT 'none', ALTER COLUMN state TYPE text, ALTER COLUMN total TYPE bigint;
                ALTER TABLE event ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
                CREATE TABLE line (id bigint);
                """);

        Verdict verdict = judge();

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.figures().get(0).write()).isEqualTo("304");
        assertThat(verdict.evidence().toString()).contains("[V2__more.sql, 102, 304, , kept]");
    }

    @Test
    void showsRowsAndValuesThatNobodyDeclared() throws Exception {
        folder.with("V2__clean.sql", """
                DELETE FROM orders WHERE id = 100;
                UPDATE orders SET state = 'done', total = 0 WHERE id = 7;
                """);

        Verdict verdict = judge("orders.total");

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .containsExactly(
                        "version V2__clean.sql changes what was there",
                        "rows orders: [1] lost, [1] changed of [100]",
                        "lost orders, id = 100: state = open",
                        "changed orders, id = 7: state is [done], expected [open]");
        assertThat(judge("orders.*").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void wantsWhatGoesOrIsRenamedDeclared() throws Exception {
        folder.with("V2__rename.sql", """
                ALTER TABLE orders RENAME COLUMN state TO status;
                DROP TABLE event;
                """);

        assertThat(lines(judge()))
                .containsExactly(
                        "version V2__rename.sql changes what was there",
                        "lost table event is gone",
                        "lost column orders.state is gone");
        assertThat(judge("event.*", "orders.state").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void seesValuesThatChangePlacesWhereThereIsNoKey() throws Exception {
        folder.with("V2__turn.sql", "UPDATE event SET at = 3 - at; ALTER TABLE event ADD COLUMN note text");

        assertThat(lines(judge())).hasSize(6).contains("rows event: [2] lost, [2] added of [2]");
    }

    @Test
    void seesThatAlsoBesideADeclaredColumn() throws Exception {
        folder.with("V1__orders.sql", "CREATE TABLE event (at int, kind text, note text)")
                .seed("V1__rows.sql", "INSERT INTO event VALUES (1, 'a', 'x'), (2, 'b', 'y')")
                .with("V2__turn.sql", "UPDATE event SET at = 3 - at, note = 'z'");

        assertThat(lines(judge("event.note"))).hasSize(6).contains("rows event: [2] lost, [2] added of [2]");

        folder.with("V2__turn.sql", "UPDATE event SET note = 'z'");
        assertThat(lines(judge("event.note"))).isEmpty();
        folder.with("V2__turn.sql", "UPDATE event SET at = 3 - at; ALTER TABLE event DROP COLUMN note");
        assertThat(lines(judge("event.note"))).hasSize(6).contains("rows event: [2] lost, [2] added of [2]");
    }

    @Test
    void countsTheValuesThatAreCompared() throws Exception {
        folder.with("V2__less.sql", "UPDATE orders SET total = 0; ALTER TABLE event DROP COLUMN kind");
        Verdict verdict = judge("orders.total", "event.kind");

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.figures().get(0).write()).isEqualTo("202");
    }

    @Test
    void refusesADeclarationThatNothingNeeds() throws Exception {
        folder.with("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text");

        Verdict verdict = judge("orders.total");

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict)).containsExactly("stale changes = [orders.total] declares what no upgrade changes");
    }

    @Test
    void isBrokenOverEmptyTablesAndOverOneVersion() throws Exception {
        assertThat(lines(judge()))
                .containsExactly(
                        "found the first version alone, which meets no row",
                        "fix prove this from the second version on");
        folder.seed("V1__rows.sql", "").with("V2__drop.sql", "DELETE FROM orders");
        Verdict verdict = judge();
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict)).first().isEqualTo("found not a single row in any table");
    }

    private Verdict judge(String... changes) throws Exception {
        return DataKeptProof.create()
                .changes(ColumnPatterns.of(List.of(changes)))
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + " " + finding.text())
                .toList();
    }
}
