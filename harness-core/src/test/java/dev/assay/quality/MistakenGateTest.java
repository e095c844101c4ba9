package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.FailureText;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gates that judge nothing are broken, say why, and harm no other gate. */
class MistakenGateTest {
    private Fixture database;

    @BeforeEach
    void load() throws SQLException {
        database = Fixture.with(
                "CREATE TABLE features (id int PRIMARY KEY, age float8, name text, taken_at timestamptz)",
                "INSERT INTO features SELECT i, NULL, 'n', now() FROM generate_series(0, 4) i",
                "CREATE TABLE empty_one (id int, at timestamptz)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anUnknownColumnNamesTheNearest() throws SQLException {
        assertBroken(features().completeness("agee").atLeast("0.95"), """
                @QualityGate broken  FeaturesIT.areFit
                  completeness of features.agee  promised >= 0.95  not judged
                  asked                          @QualityGate column = [agee]
                  found                          the table [features] has no column [agee]; it has [age, name, id, taken_at]
                  means                          The nearest name is [age]
                  fix                            @QualityGate(metric = COMPLETENESS, table = "features", column = "age", atLeast = "0.95")""");
    }

    @Test
    void anUnknownTableNamesTheNearest() throws SQLException {
        assertBroken(Gates.on("featurs").rowCount().atLeast("1"), """
                @QualityGate broken  FeaturesIT.areFit
                  row count of featurs  promised >= 1 rows  not judged
                  asked                 @QualityGate table = [featurs]
                  found                 there is no table [featurs]; there are [features, empty_one]
                  means                 The nearest name is [features]
                  fix                   @QualityGate(metric = ROW_COUNT, table = "features", atLeast = "1")""");
    }

    @Test
    void aDatabaseWithoutTablesAsksForTheMigration() throws SQLException {
        database.execute("DROP TABLE features, empty_one");

        assertBroken(features().rowCount().atLeast("1"), """
                @QualityGate broken  FeaturesIT.areFit
                  row count of features  promised >= 1 rows  not judged
                  asked                  @QualityGate table = [features]
                  found                  there is no table [features], nor any other: was a migration applied?
                  fix                    create it before the gate is judged""");
    }

    @Test
    void anIndexIsNoTable() throws SQLException {
        assertBroken(Gates.on("features_pkey").rowCount().atLeast("1"), """
                @QualityGate broken  FeaturesIT.areFit
                  row count of features_pkey  promised >= 1 rows  not judged
                  asked                       @QualityGate table = [features_pkey]
                  found                       [features_pkey] is neither a table nor a view
                  means                       It is an index, a sequence or a composite type
                  fix                         name the table instead in @QualityGate(metric = ROW_COUNT, table = "features_pkey", atLeast = "1")""");
    }

    @Test
    void aWrongTypeNamesTheColumnsThatFit() throws SQLException {
        assertBroken(features().freshness("name").atMost("2h"), """
                @QualityGate broken  FeaturesIT.areFit
                  freshness of features.name  promised <= 2 h  not judged
                  asked                       @QualityGate column = [name]
                  found                       [name] is of type text, and FRESHNESS needs a date or a timestamp
                  means                       Such columns are [taken_at]
                  fix                         @QualityGate(metric = FRESHNESS, table = "features", column = "taken_at", atMost = "2h")""".replace("7,200,000 ms", "2 h"));
    }

    @Test
    void aMistakenConditionIsAnsweredByTheServer() throws SQLException {
        assertBroken(features().completeness("age").where("agee > 3").atLeast("0.95"), """
                @QualityGate broken  FeaturesIT.areFit
                  completeness of features.age where agee > 3  promised >= 0.95  not judged
                  asked                                        @QualityGate where = [agee > 3]
                  found                                        PostgreSQL says: column "agee" does not exist
                  fix                                          correct the text in @QualityGate(metric = COMPLETENESS, table = "features", column = "age", where = "agee > 3", atLeast = "0.95")""");
    }

    @Test
    void aRangeEndThatIsNoNumberIsRefused() throws SQLException {
        assertBroken(features().rangeValidity("age").min("young").atLeast("0.95"), """
                @QualityGate broken  FeaturesIT.areFit
                  range validity of features.age  promised >= 0.95  not judged
                  asked                           @QualityGate min = [young]
                  found                           [young] is not a number, for example "0.5"
                  fix                             @QualityGate(metric = RANGE_VALIDITY, table = "features", column = "age", min = "0", atLeast = "0.95")""");
    }

    @Test
    void aRangeEndThatIsNoDateIsAnsweredByTheServer() throws SQLException {
        assertBroken(features().rangeValidity("taken_at").min("2024-13-01").atLeast("0.95"), """
                @QualityGate broken  FeaturesIT.areFit
                  range validity of features.taken_at  promised >= 0.95  not judged
                  asked                                @QualityGate(metric = RANGE_VALIDITY, table = "features", column = "taken_at", min = "2024-13-01", atLeast = "0.95")
                  found                                PostgreSQL says: date/time field value out of range: "2024-13-01"
                  fix                                  correct the text in @QualityGate(metric = RANGE_VALIDITY, table = "features", column = "taken_at", min = "2024-13-01", atLeast = "0.95")""");
    }

    @Test
    void aReferenceToNothingNamesTheNearest() throws SQLException {
        assertBroken(features().referentialIntegrity("id", "empty_one(idd)").atLeast("1"), """
                @QualityGate broken  FeaturesIT.areFit
                  referential integrity of features.id  promised >= 1  not judged
                  asked                                 @QualityGate references = [empty_one(idd)]
                  found                                 the table [empty_one] has no column [idd]; it has [id, at]
                  means                                 The nearest name is [id]
                  fix                                   @QualityGate(metric = REFERENTIAL_INTEGRITY, table = "features", column = "id", references = "empty_one(id)", atLeast = "1")""");
    }

    @Test
    void anEmptyTableJudgesNothing() throws SQLException {
        assertThat(database.failure(
                        Gates.on("empty_one").rowCount().atMost("10"),
                        Gates.on("empty_one").uniqueness("id").atLeast("0"),
                        Gates.on("empty_one").freshness("at").atMost("1h")))
                .isEqualTo("""
                        @QualityGate broken  FeaturesIT.areFit
                          row count of empty_one      promised <= 10 rows  not judged
                          uniqueness of empty_one.id  promised >= 0        not judged
                          freshness of empty_one.at   promised <= 1 h      not judged
                          found                       the table [empty_one] has 0 rows, so nothing was judged
                          fix                         load the table before the gate is judged; to promise that it stays empty use CUSTOM_SQL with SELECT count(*)""");
    }

    @Test
    void nothingToCountJudgesNothing() throws SQLException {
        assertBroken(features().rangeValidity("age").min("0").where("id > 1").atLeast("0.5"), """
                @QualityGate broken  FeaturesIT.areFit
                  range validity of features.age where id > 1  promised >= 0.5  not judged
                  found                                        [features] has 5 rows, but no values in [features.age] where id > 1, so nothing was judged
                  fix                                          load such rows before the gate is judged, or correct its attributes: @QualityGate(metric = RANGE_VALIDITY, table = "features", column = "age", where = "id > 1", min = "0", atLeast = "0.5")""");
    }

    @Test
    void onlyFutureTimesJudgeNothing() throws SQLException {
        database.execute("UPDATE features SET taken_at = now() + interval '1 h'");

        assertThat(database.judgeOne(features().freshness("taken_at").atMost("2h"))
                        .findings()
                        .get(0)
                        .text())
                .isEqualTo(
                        "[features.taken_at] has no time that is not in the future (5 rows in the future), so nothing was judged");
    }

    @Test
    void aQueryThatIsNoNumberJudgesNothing() throws SQLException {
        assertThat(List.of(
                        found("SELECT max(age) FROM features"),
                        found("SELECT 1 WHERE false"),
                        found("SELECT id FROM features"),
                        found("SELECT 1, 2"),
                        found("SELECT 'x'"),
                        found("SELECT 'NaN'::float8"),
                        found("SELECT 1 / 0"),
                        found("DELETE FROM features"),
                        found("SELECT nextval('s')")))
                .containsExactly(
                        "it returns NULL, so nothing was judged",
                        "it returns no row, so nothing was judged",
                        "it returns more than one row, so nothing was judged",
                        "it returns 2 columns, so nothing was judged",
                        "its column is no number, so nothing was judged",
                        "it returns NaN, so nothing was judged",
                        "PostgreSQL says: division by zero",
                        "PostgreSQL says: syntax error at or near \"FROM\"",
                        "PostgreSQL says: relation \"s\" does not exist");
    }

    @Test
    void aQueryCannotChangeTheDatabase() throws SQLException {
        database.execute(
                "CREATE FUNCTION harm() RETURNS bigint LANGUAGE sql VOLATILE AS 'DELETE FROM features RETURNING 1::bigint'");

        assertThat(found("SELECT harm()"))
                .isEqualTo("PostgreSQL says: cannot execute DELETE in a read-only transaction");
    }

    @Test
    void mistakesHarmNoOtherGate() throws SQLException {
        assertThat(database.judge(
                        features().completeness("id").atLeast("1"),
                        features().completeness("idd").atLeast("1"),
                        features().completeness("id").where("no > such").atLeast("1"),
                        features().freshness("name").atMost("1h"),
                        features().completeness("name").where("10 / id > 1").atLeast("1"),
                        features().rowCount().atLeast("5"),
                        features().uniqueness("id").atLeast("1")))
                .extracting(Verdict::outcome)
                .containsExactly(
                        Outcome.PASSED,
                        Outcome.BROKEN,
                        Outcome.BROKEN,
                        Outcome.BROKEN,
                        Outcome.BROKEN,
                        Outcome.PASSED,
                        Outcome.PASSED);
        assertThat(database.judgeOne(features()
                                .completeness("name")
                                .where("10 / id > 1")
                                .atLeast("1"))
                        .findings()
                        .get(1)
                        .text())
                .isEqualTo("PostgreSQL says: division by zero");
    }

    @Test
    void anOpenBracketOrQuoteCannotReachIntoAnotherGate() {
        List<Verdict> verdicts = database.judge(
                features().rowCount().where("name = 'x").atLeast("0"),
                features().rowCount().where("y' = name").atLeast("0"),
                features().rowCount().where("true /*").atLeast("0"),
                features().rowCount().where("*/ true").atLeast("0"),
                features().rowCount().atLeast("5"));

        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.BROKEN, Outcome.BROKEN, Outcome.BROKEN, Outcome.BROKEN, Outcome.PASSED);
        assertThat(verdicts.get(2).findings().get(1).text())
                .isEqualTo("PostgreSQL says: unterminated /* comment at or near \"/*)\"");
    }

    @Test
    void aGateThatPostgresCannotUnderstandCostsNoScan() throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Verdict> verdicts = QualityCheck.of(
                            features().uniqueness("id").atLeast("1").build(),
                            features()
                                    .referentialIntegrity("name", "empty_one(id)")
                                    .atLeast("1")
                                    .build(),
                            features().completeness("id").atLeast("1").build())
                    .judge(connection, Fixture.RUN);

            assertThat(verdicts)
                    .extracting(Verdict::outcome)
                    .containsExactly(Outcome.PASSED, Outcome.BROKEN, Outcome.PASSED);
            assertThat(verdicts.get(1).findings().get(1).text())
                    .isEqualTo("PostgreSQL says: operator does not exist: integer = text");
            try (ResultSet scans = statement.executeQuery(
                    "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables WHERE relname = 'features'")) {
                scans.next();
                assertThat(scans.getLong(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void aStatementThatTakesTooLongIsBroken() throws SQLException {
        Run hurried = new Run(1, Ticker.system(), new Limits(Duration.ofMillis(100), 1), Origin.named("x"));
        try (Connection connection = database.connect()) {
            List<Verdict> verdicts = QualityCheck.of(
                            features()
                                    .rowCount()
                                    .where("pg_sleep(5) IS NOT NULL")
                                    .atLeast("1")
                                    .build(),
                            features().rowCount().atLeast("1").build())
                    .judge(connection, hurried);

            assertThat(verdicts).extracting(Verdict::outcome).containsOnly(Outcome.BROKEN);
            assertThat(verdicts.get(1).findings().get(1).text())
                    .isEqualTo("PostgreSQL says: canceling statement due to statement timeout");
        }
    }

    private String found(String sql) throws SQLException {
        Verdict verdict = database.judgeOne(Gates.sql(sql).atMost("1000"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        return verdict.findings().get(1).text();
    }

    private void assertBroken(GateBuilder gate, String text) throws SQLException {
        assertThat(FailureText.of(database.judge(gate))).isEqualTo(text);
    }

    private static Gates features() {
        return Gates.on("features");
    }
}
