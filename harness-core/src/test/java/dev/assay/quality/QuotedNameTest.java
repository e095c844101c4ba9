package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that SQL must quote, names in schemas, and names that PostgreSQL would fold. */
class QuotedNameTest {
    private Fixture database;

    @BeforeEach
    void load() throws SQLException {
        database = Fixture.with(
                "CREATE TABLE \"Order\" (\"User\" int, \"select\" int, \"we\"\"ird %s'\\\" int, assay_mark_1 int)",
                "INSERT INTO \"Order\" VALUES (1, 1, 1, 1), (2, 2, NULL, 2), (3, 3, 3, 3)",
                "CREATE SCHEMA \"Old.Data\"",
                "CREATE TABLE \"Old.Data\".\"a\"\"b.c\" (id int)",
                "INSERT INTO \"Old.Data\".\"a\"\"b.c\" VALUES (1), (2)",
                "CREATE TABLE lower_case (id int)",
                "INSERT INTO lower_case VALUES (1)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void namesMeanExactlyWhatIsWritten() {
        String weird = "\"Old.Data\".\"a\"\"b.c\"";

        assertThat(database.judge(
                        Gates.on("Order")
                                .uniqueness("User")
                                .where("\"User\" > 0")
                                .atLeast("1"),
                        Gates.on("Order").completeness("select").atLeast("1"),
                        Gates.on("public.Order").completeness("\"User\"").atLeast("1"),
                        Gates.on("Order").completeness("we\"ird %s'\\").atMost("0.7"),
                        Gates.on("Order")
                                .rangeValidity("we\"ird %s'\\")
                                .max("2")
                                .atMost("0.5"),
                        Gates.on(weird).uniqueness("id").atLeast("1"),
                        Gates.on("Order")
                                .referentialIntegrity("User", weird + "(id)")
                                .atMost("0.7"),
                        Gates.on("Order").uniqueness("assay_mark_1").atLeast("1")))
                .extracting(Verdict::outcome)
                .containsOnly(Outcome.PASSED);
    }

    @Test
    void aBreachNamesTheRowsInSqlThatRuns() throws SQLException {
        Verdict verdict = database.judgeOne(
                Gates.on("Order").completeness("we\"ird %s'\\").atLeast("0.9"));

        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("found", "1 of 3 rows of [Order] with NULL in [we\"ird %s'\\]"),
                        Finding.of("query", "SELECT * FROM \"Order\" WHERE \"we\"\"ird %s'\\\" IS NULL"));
        database.execute(verdict.findings().get(1).text());
    }

    @Test
    void namesThatNothingHasAreFoldedAsPostgresDoes() {
        assertThat(database.judgeOne(Gates.on("LOWER_case").completeness("ID").atLeast("1"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(database.judgeOne(Gates.on("\"LOWER_case\"").rowCount().atLeast("1"))
                        .outcome())
                .isEqualTo(Outcome.BROKEN);
    }
}
