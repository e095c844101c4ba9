package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each metric finds, and how a breach reads. */
class GateVerdictTest {
    private Fixture database;

    @BeforeEach
    void load() throws SQLException {
        database = Fixture.with(
                "CREATE TABLE users (id int PRIMARY KEY, email text)",
                "INSERT INTO users SELECT i, 'u' || least(i, 99) FROM generate_series(1, 100) i",
                "CREATE TABLE features (id int, age float8, user_id int, split text, taken_at timestamptz)",
                "INSERT INTO features SELECT i, CASE WHEN i > 20 THEN i END, i, CASE WHEN i % 2 = 0 THEN 'test' END,"
                        + " now() - interval '3 days' - i * interval '1 hour' FROM generate_series(1, 200) i");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aKeptPromiseSaysOnlyWhatWasMeasured() throws SQLException {
        Verdict verdict = database.judgeOne(features().completeness("age").atLeast("0.9"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.figures())
                .containsExactly(Figure.counted("completeness", new BigDecimal("0.900000000000"), Unit.SHARE, 200));
        assertThat(verdict.promise().sentence())
                .isEqualTo("the share of rows of [features] with a value in [age] is at least 0.9");
    }

    @Test
    void missingValuesAreCountedAndShown() throws SQLException {
        GateBuilder gate = features().completeness("age").atLeast("0.95").because("the model has no default age");

        assertThat(database.failure(gate)).isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          completeness of features.age  0.9  promised >= 0.95  n = 200
                          found                         20 of 200 rows of [features] with NULL in [age]
                          query                         SELECT * FROM features WHERE age IS NULL
                          because                       the model has no default age""");
        Evidence.Table rows =
                (Evidence.Table) database.judgeOne(gate).evidence().get(0);
        assertThat(rows.title()).isEqualTo("rows that break completeness of features.age");
        assertThat(rows.columns()).containsExactly("id", "age", "user_id", "split", "taken_at");
        assertThat(rows.rows()).hasSize(5).allSatisfy(row -> assertThat(row.get(1))
                .isEqualTo("NULL"));
    }

    @Test
    void theEvidenceHoldsAllGatesAndTheStatement() throws SQLException {
        List<Verdict> verdicts = database.judge(
                features().completeness("age").atLeast("0.95"),
                features().rowCount().atLeast("100").atMost("1000"));

        Evidence.Table gates = (Evidence.Table) verdicts.get(2).evidence().get(0);
        assertThat(gates)
                .isEqualTo(new Evidence.Table(
                        "gates",
                        List.of("gate", "promised", "measured", "rows", "outcome"),
                        List.of(
                                List.of("completeness of features.age", ">= 0.95", "0.9", "200", "breached"),
                                List.of("row count of features, at least", ">= 100 rows", "200 rows", "200", "passed"),
                                List.of(
                                        "row count of features, at most",
                                        "<= 1,000 rows",
                                        "200 rows",
                                        "200",
                                        "passed"))));
        Evidence.Text sql = (Evidence.Text) verdicts.get(2).evidence().get(1);
        assertThat(sql.body()).matches("""
                        -- \\d+\\.\\d ms
                        SELECT
                          count\\(\\*\\),
                          count\\(\\*\\) FILTER \\(WHERE age IS NOT NULL\\)
                        FROM features;""");
    }

    @Test
    void repeatedValuesAreCountedAndShown() throws SQLException {
        GateBuilder gate = Gates.on("users").uniqueness("email").atLeast("1");

        assertThat(database.failure(gate)).isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          uniqueness of users.email  0.98  promised >= 1  n = 100
                          found                      2 of 100 values in [users.email] that occur more than once
                          query                      SELECT * FROM users WHERE email IN (SELECT email FROM users GROUP BY email HAVING count(*) > 1)""");
        Evidence.Table rows =
                (Evidence.Table) database.judgeOne(gate).evidence().get(0);
        assertThat(rows.rows()).containsExactlyInAnyOrder(List.of("99", "u99"), List.of("100", "u99"));
    }

    @Test
    void valuesOutsideTheRangeAreCountedAndShown() throws SQLException {
        assertThat(database.failure(
                        features().rangeValidity("age").min("30").max("120").atLeast("0.99")))
                .isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          range validity of features.age  0.5056  promised >= 0.99  n = 180
                          found                           89 of 180 values in [features.age] that are not >= 30 and <= 120
                          query                           SELECT * FROM features WHERE (age < CAST('30' AS double precision) OR age > CAST('120' AS double precision) OR age = 'NaN')""");
    }

    @Test
    void orphansAreCountedAndShown() throws SQLException {
        assertThat(database.failure(features()
                        .referentialIntegrity("user_id", "users(id)")
                        .where("split = 'test'")
                        .atLeast("1")))
                .isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          referential integrity of features.user_id where split = 'test'  0.5  promised >= 1  n = 100
                          found                                         50 of 100 values in [features.user_id] where split = 'test' that do not exist in [users(id)]
                          query                                         SELECT * FROM features WHERE (split = 'test') AND user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS referenced WHERE referenced.id = features.user_id)""");
    }

    @Test
    void tooFewRowsSayHowManyAreSelected() throws SQLException {
        assertThat(database.failure(
                        features().rowCount().where("split = 'train'").atLeast("10"),
                        features().rowCount().atMost("150")))
                .isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          row count of features where split = 'train'  0 rows  promised >= 10 rows     n = 200
                          row count of features                        200 rows  promised <= 150 rows  n = 200
                          found                                        0 of 200 rows of [features] are selected where split = 'train'""");
    }

    @Test
    void staleDataIsTimedInDays() throws SQLException {
        assertThat(database.failure(features().freshness("taken_at").atMost("36h")))
                .isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          freshness of features.taken_at  3.042 d  promised <= 1.5 d  n = 200""");
    }

    @Test
    void rowsInTheFutureMakeNothingFresh() throws SQLException {
        database.execute(
                "INSERT INTO features (id, taken_at) VALUES (201, now() + interval '1 day'), (202, 'infinity'), (203, '-infinity')");

        Verdict verdict = database.judgeOne(features().freshness("taken_at").atMost("36h"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.figures().get(0).samples()).isEqualTo(200);
        assertThat(verdict.figures().get(1).write()).isEqualTo("2 rows");
        assertThat(verdict.findings().get(0).text())
                .isEqualTo("2 rows in the future in [features.taken_at] were left out");
    }

    @Test
    void anAgeIsExactToTheMicrosecond() throws SQLException {
        database.execute(
                "CREATE VIEW moments AS SELECT now() - interval '1 hour' AS exact, now() - interval '1 hour 1 us' AS late,"
                        + " CAST(now() - interval '2 days' AS date) AS day");

        assertThat(database.judge(
                        Gates.on("moments").freshness("exact").atMost("1h"),
                        Gates.on("moments").freshness("late").atMost("1h"),
                        Gates.on("moments").freshness("day").atLeast("2d").atMost("3d")))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSED, Outcome.BREACHED, Outcome.PASSED, Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"19, 20, 0.95", "3, 20, 0.15", "15, 17, 0.8823529411764706", "92, 100, 92%", "1, 3, 0.3333333333333333"
    })
    void aShareIsComparedExactly(int part, int whole, String limit) throws SQLException {
        database.execute("CREATE TABLE shares AS SELECT CASE WHEN i <= %d THEN i END AS v FROM generate_series(1, %d) i"
                .formatted(part, whole));
        boolean reached = new BigDecimal(part)
                        .compareTo(Gates.on("shares")
                                .completeness("v")
                                .atLeast(limit)
                                .build()
                                .thresholds()
                                .get(0)
                                .limit()
                                .amount()
                                .multiply(new BigDecimal(whole)))
                >= 0;

        Verdict verdict = database.judgeOne(Gates.on("shares").completeness("v").atLeast(limit));

        assertThat(verdict.outcome()).isEqualTo(reached ? Outcome.PASSED : Outcome.BREACHED);
    }

    @Test
    void nullNaNAndBlankAreThreeThings() throws SQLException {
        database.execute(
                "CREATE TABLE odd (v float8, t text, n numeric)",
                "INSERT INTO odd VALUES (1, 'a', 1), ('NaN', ' ', 'NaN'), ('NaN', '', 2), (NULL, NULL, NULL)");
        Gates odd = Gates.on("odd");

        assertThat(database.judge(
                        odd.completeness("v").atLeast("0"),
                        odd.completeness("t").atLeast("0"),
                        odd.rangeValidity("v").min("0").atLeast("0"),
                        odd.rangeValidity("n").min("0").atLeast("0"),
                        odd.uniqueness("v").atLeast("0"),
                        odd.uniqueness("t").atLeast("0")))
                .extracting(verdict -> verdict.decisive().orElseThrow().write() + " of "
                        + verdict.decisive().orElseThrow().samples())
                .containsExactly("0.75 of 4", "0.75 of 4", "0.3333 of 3", "0.6667 of 3", "0.3333 of 3", "1 of 3");
    }

    @Test
    void aRangeMeansWhatTheColumnStores() throws SQLException {
        database.execute(
                "CREATE TABLE ranges AS SELECT CAST(0.1 AS real) AS r, 3 AS i, DATE '2024-02-29' AS d, 0.1 AS n,"
                        + " CAST(70000 AS bigint) AS b");
        Gates ranges = Gates.on("ranges");

        assertThat(database.judge(
                        ranges.rangeValidity("r").min("0.1").max("0.1").atLeast("1"),
                        ranges.rangeValidity("i").min("2.5").max("3.5").atLeast("1"),
                        ranges.rangeValidity("i").min("-5").max("2.9").atMost("0"),
                        ranges.rangeValidity("d")
                                .min("2024-02-29")
                                .max("2024-03-01")
                                .atLeast("1"),
                        ranges.rangeValidity("n").min("0.1").max("0.10").atLeast("1"),
                        ranges.rangeValidity("b").max("99999999999999999999").atLeast("1")))
                .extracting(Verdict::outcome)
                .containsOnly(Outcome.PASSED);
    }

    @Test
    void aQueryOfOnesOwnIsHeldAgainstItsThreshold() throws SQLException {
        assertThat(database.failure(Gates.sql("SELECT count(*) FROM features WHERE split IS NULL;")
                        .atMost("99.5")
                        .because("splits are set at import")))
                .isEqualTo("""
                        @QualityGate breached  FeaturesIT.areFit
                          result of SELECT count(*) FROM features WHERE split IS NULL  100  promised <= 99.5  n = 1
                          because                                       splits are set at import""");
        assertThat(database.judgeOne(Gates.sql("WITH x(v) AS (VALUES (0.1::float8)) SELECT v FROM x -- a tenth")
                                .atMost("0.1")
                                .atLeast("0.1"))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    private static Gates features() {
        return Gates.on("features");
    }
}
