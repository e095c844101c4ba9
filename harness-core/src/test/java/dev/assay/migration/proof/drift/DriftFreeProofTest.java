package dev.assay.migration.proof.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFolder;
import dev.assay.migration.Sample;
import dev.assay.migration.StatementListener;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.trace.TraceTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class DriftFreeProofTest {
    private final TestDatabases databases;
    private final MigrationFolder folder;
    private final Path file;

    DriftFreeProofTest(TestDatabases databases, @TempDir Path root) throws IOException {
        this.databases = databases;
        this.folder = new MigrationFolder(root);
        this.file = root.resolve("db/schema.txt");
    }

    @BeforeEach
    void orders() throws IOException {
        folder.with(
                "V1__orders.sql",
                "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total int NOT NULL DEFAULT 0, note text)");
    }

    @Test
    void writesAFileOnlyWhenAskedToAndNeverPassesThen() throws Exception {
        Verdict missing = judge(new DeclaredFile(file, false));
        assertThat(missing.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(missing))
                .containsExactly(
                        "found [" + file + "] is not there",
                        "fix if the migrations are right, run once with -Dassay.snapshot.update=true");

        Verdict written = judge(new DeclaredFile(file, true));
        assertThat(written.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(written))
                .containsExactly(
                        "written [" + file + "] has the schema of the migrations now",
                        "fix read the file, and run again without assay.snapshot.update");

        assertThat(judge(new DeclaredFile(file, false)).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judge(new DeclaredFile(file, true)).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void endsWithItsTimeLimit() throws Exception {
        folder.with("V2__sleep.sql", "SELECT pg_sleep(600)");
        Rehearsal hurried = folder.rehearsal(databases).within(Duration.ofSeconds(2));

        assertThatThrownBy(
                        () -> DriftFreeProof.of(new DeclaredFile(file, false)).judge(hurried, Sample.RUN))
                .isInstanceOf(TraceTimeoutException.class)
                .hasMessageContaining("pg_sleep(600)");
    }

    @Test
    void namesWhatDiffersFromTheFile() throws Exception {
        judge(new DeclaredFile(file, true));
        folder.with(
                "V2__more.sql",
                "ALTER TABLE orders ALTER total TYPE bigint, DROP note; CREATE INDEX i ON orders (total)");

        Verdict verdict = judge(new DeclaredFile(file, false));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.figures().get(0).write()).isEqualTo("3");
        assertThat(lines(verdict))
                .containsExactly(
                        "missing column orders.note",
                        "additional index i",
                        "different column orders.total is [2. bigint not null default 0], expected [2. integer not null default 0]",
                        "fix if the migrations are right, run once with -Dassay.snapshot.update=true");
    }

    @Test
    void comparesWithALiveDatabase() throws Exception {
        try (TestDatabase live = databases.empty()) {
            folder.flyway().applyAll(live.dataSource(), StatementListener.NONE);
            DeclaredDatabase declared = new DeclaredDatabase("jdbc:postgresql://live/shop", live.dataSource());
            assertThat(judge(declared).outcome()).isEqualTo(Outcome.PASSED);

            try (Connection connection = live.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE INDEX by_hand ON orders (note)");
            }
            assertThat(lines(judge(declared))).first().isEqualTo("missing index by_hand");
        }
    }

    @Test
    void leavesOutTheBooksAloneWhereverTheyLie() throws Exception {
        folder.with("V2__backup.sql", "CREATE TABLE flyway_schema_history_backup (id bigint PRIMARY KEY)");
        assertThat(judge(new DeclaredFile(file, true)).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(judge(new DeclaredFile(file, false)).outcome()).isEqualTo(Outcome.PASSED);

        folder.with("V2__backup.sql", "CREATE TABLE flyway_schema_history_backup (id int PRIMARY KEY)");
        assertThat(lines(judge(new DeclaredFile(file, false))))
                .first()
                .isEqualTo("different column flyway_schema_history_backup.id is [1. integer not null],"
                        + " expected [1. bigint not null]");

        try (TestDatabase live = databases.empty()) {
            folder.flyway().applyAll(live.dataSource(), StatementListener.NONE);
            try (Connection connection = live.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA books; ALTER TABLE flyway_schema_history SET SCHEMA books");
            }
            DeclaredDatabase declared = new DeclaredDatabase("jdbc:postgresql://live/shop", live.dataSource());
            assertThat(lines(judge(declared))).first().isEqualTo("missing schema books");
            assertThat(lines(judge(declared))).hasSize(2);
        }
    }

    @Test
    void comparesTablesAndColumnsWithAScript() throws Exception {
        Path script = file.resolveSibling("jpa.sql");
        Files.createDirectories(script.getParent());
        Files.writeString(script, """
                create table orders (note text, id bigint generated by default as identity, total integer not null, primary key (id));
                """);
        DeclaredScript declared = new DeclaredScript("filesystem:" + script, Sample.LOADER);
        assertThat(lines(judge(declared))).isEmpty();

        folder.with("V2__total.sql", "ALTER TABLE orders ALTER total TYPE bigint");
        assertThat(lines(judge(declared)))
                .containsExactly(
                        "different column orders.total is [bigint], expected [integer]",
                        "fix write the migration that is missing, or have the script written again");
        assertThatThrownBy(() -> judge(new DeclaredScript("classpath:jpa.sql", Sample.LOADER)))
                .isInstanceOf(MistakeException.class)
                .hasMessageStartingWith("@MigrationTest declared = [classpath:jpa.sql]: no file lies there.");
    }

    private Verdict judge(DeclaredSchema declared) throws Exception {
        return DriftFreeProof.of(declared)
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + " " + finding.text())
                .toList();
    }
}
