package dev.assay.migration.proof;

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

@ExtendWith(TestDatabases.Provider.class)
class AppliesFromEachVersionTest {
    private final TestDatabases databases;
    private final MigrationFolder folder;

    AppliesFromEachVersionTest(TestDatabases databases, @TempDir Path root) throws IOException {
        this.databases = databases;
        this.folder = new MigrationFolder(root);
    }

    @BeforeEach
    void orders() throws IOException {
        folder.with("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, state text)")
                .seed("V1__rows.sql", "INSERT INTO orders SELECT n, 'open' FROM generate_series(1, 10) n")
                .with("V2__states.sql", "ALTER TABLE orders ADD COLUMN done boolean");
    }

    @Test
    void goesStraightFromEachVersionToTheNewest() throws Exception {
        folder.with("V3__view.sql", "CREATE VIEW open_orders AS SELECT id FROM orders WHERE NOT done");

        Verdict verdict = judge();

        assertThat(lines(verdict)).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.evidence().toString())
                .contains(
                        "[[an empty database, 0, 3, kept], [V1__orders.sql, 10, 2, kept], [V2__states.sql, 10, 1, kept]]");
    }

    @Test
    void namesTheVersionFromWhichItLeadsElsewhere() throws Exception {
        folder.with("V3__index.sql", """
                DO $$ BEGIN
                    IF (SELECT count(*) FROM orders) > 0 THEN CREATE INDEX orders_state ON orders (state); END IF;
                END $$""");

        Verdict verdict = judge();

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(lines(verdict))
                .containsExactly(
                        "from V1__orders.sql",
                        "additional index orders_state",
                        "from V2__states.sql",
                        "additional index orders_state",
                        "do let each version do itself what it needs: who skips releases never ran the application that filled the rows between");
    }

    @Test
    void namesWhatRunsAgain() throws Exception {
        folder.with(
                "R__now.sql", "-- ${flyway:timestamp}\nCREATE OR REPLACE VIEW every_order AS SELECT id FROM orders");

        assertThat(lines(judge())).contains("second run R__now.sql is applied again");
    }

    @Test
    void isBrokenOverEmptyTables() throws Exception {
        folder.seed("V1__rows.sql", "");

        Verdict verdict = judge();

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(lines(verdict)).containsExactly("found not a single row in any table");
    }

    private Verdict judge() throws Exception {
        return AppliesFromEachVersion.create()
                .judge(folder.rehearsal(databases), Sample.RUN)
                .get(0);
    }

    private static List<String> lines(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.label() + " " + finding.text())
                .toList();
    }
}
