package dev.assay.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.database.TestDatabase;
import dev.assay.database.TestedServer;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.plain.ScriptMigrations;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.MigrationTracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each question is asked of rows that are in the way, which it must count, and the migration must run where it counts none. */
@ExtendWith(TestDatabases.Provider.class)
class PreflightTest {
    private static final String BASE = """
            CREATE TABLE customers (id bigint PRIMARY KEY, region int NOT NULL, UNIQUE (region, id));
            CREATE TABLE "Order Items" (id bigint PRIMARY KEY, customer bigint, region int, total int, "Note" text);
            INSERT INTO customers VALUES (1, 1), (2, 1);
            INSERT INTO "Order Items" VALUES (1, 1, 1, 10, 'a'), (2, 2, 1, 20, 'b'), (3, NULL, 1, 30, 'c');
            """;

    private final TestDatabases databases;

    @TempDir
    Path folder;

    PreflightTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void asksForMissingValues() throws Exception {
        Question question = only("ALTER TABLE \"Order Items\" ALTER \"Note\" SET NOT NULL");
        assertThat(question)
                .isEqualTo(new Question(
                        folder.resolve("change.sql").toString(),
                        "Order Items",
                        "Note NOT NULL",
                        "SELECT count(*) FROM \"Order Items\" WHERE \"Note\" IS NULL"));
        assertCounts(question, 2, "UPDATE \"Order Items\" SET \"Note\" = NULL WHERE id > 1");
    }

    @Test
    void asksForRowsThatACheckRefuses() throws Exception {
        Question question = only("ALTER TABLE \"Order Items\" ADD CHECK (total > 0)");
        assertThat(question.sql()).isEqualTo("SELECT count(*) FROM \"Order Items\" WHERE ((total > 0)) IS FALSE");
        assertCounts(
                question, 1, "UPDATE \"Order Items\" SET total = CASE id WHEN 1 THEN 0 WHEN 2 THEN NULL ELSE 1 END");
    }

    @Test
    void asksForRowsWithoutAParent() throws Exception {
        Question question = only(
                "ALTER TABLE \"Order Items\" ADD FOREIGN KEY (customer, region) REFERENCES customers (id, region)");
        assertThat(question.sql())
                .isEqualTo(
                        "SELECT count(*) FROM \"Order Items\" child WHERE child.customer IS NOT NULL AND child.region IS NOT NULL"
                                + " AND NOT EXISTS (SELECT 1 FROM customers parent"
                                + " WHERE parent.id = child.customer AND parent.region = child.region)");
        assertCounts(question, 1, "UPDATE \"Order Items\" SET region = 7 WHERE id > 1");
    }

    @Test
    void asksForRepeatedKeys() throws Exception {
        Question question = only("CREATE UNIQUE INDEX ON \"Order Items\" (customer, \"Note\")");
        assertThat(question.demand()).isEqualTo("UNIQUE (customer, \"Note\")");
        assertCounts(
                question,
                1,
                "INSERT INTO \"Order Items\" SELECT id + 10, customer, region, total, \"Note\" FROM \"Order Items\""
                        + " WHERE id <> 2");
    }

    @Test
    void asksForValuesThatDoNotFitATypeAnyMore() throws Exception {
        assumeThat(TestedServer.major()).isGreaterThanOrEqualTo(16);
        Question question = only("ALTER TABLE \"Order Items\" ALTER \"Note\" TYPE varchar(3)");
        assertThat(question.demand()).isEqualTo("Note character varying(3)");
        assertCounts(question, 2, "UPDATE \"Order Items\" SET \"Note\" = 'too long' WHERE id > 1");
    }

    @Test
    void asksWhenAConstraintIsValidatedAndNotWhenItIsAdded() throws Exception {
        assertThat(questions("ALTER TABLE \"Order Items\" ADD CONSTRAINT few CHECK (total < 100) NOT VALID"))
                .isEmpty();
        assertThat(questions(
                        "ALTER TABLE \"Order Items\" ADD CONSTRAINT few CHECK (total < 100) NOT VALID",
                        "ALTER TABLE \"Order Items\" VALIDATE CONSTRAINT few"))
                .extracting(Question::file, Question::sql)
                .containsExactly(tuple(
                        folder.resolve("change2.sql").toString(),
                        "SELECT count(*) FROM \"Order Items\" WHERE ((total < 100)) IS FALSE"));
    }

    @Test
    void asksNothingAboutWhatTheMigrationMakesItself() throws Exception {
        assertThat(questions("""
                ALTER TABLE "Order Items" ADD COLUMN state text NOT NULL DEFAULT 'new' CHECK (state <> '');
                ALTER TABLE "Order Items" RENAME total TO amount;
                CREATE TABLE notes (id bigint PRIMARY KEY, text text NOT NULL UNIQUE);""")).isEmpty();
    }

    private Question only(String change) throws Exception {
        List<Question> questions = questions(change);
        assertThat(questions).hasSize(1);
        return questions.get(0);
    }

    private List<Question> questions(String... changes) throws Exception {
        Preflight preflight = new Preflight();
        try (TestDatabase database = databases.clone(
                ScriptMigrations.of(List.of(file("base.sql", BASE))).unrecorded())) {
            MigrationTracer tracer = new MigrationTracer(ScriptMigrations.of(files(changes)), Sample.seeds("none"));
            MigrationReport report = tracer.trace(database.dataSource(), Sample.RUN, preflight);
            assertThat(report.failure()).isNull();
            assertThat(report.obstacle()).isNull();
        }
        return preflight.questions();
    }

    private List<Path> files(String... changes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String change : changes) {
            files.add(file("change" + (files.isEmpty() ? "" : files.size() + 1) + ".sql", change));
        }
        return files;
    }

    private Path file(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql);
    }

    private void assertCounts(Question question, long offenders, String planting) throws SQLException, IOException {
        try (TestDatabase database = databases.clone(
                        ScriptMigrations.of(List.of(file("base.sql", BASE))).unrecorded());
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertThat(count(statement, question.sql())).isZero();
            statement.execute(planting);
            assertThat(count(statement, question.sql())).isEqualTo(offenders);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
