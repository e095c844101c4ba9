package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.check.Check;
import dev.assay.check.Evidence;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All gates of a table cost one scan of it. */
class OneScanTest {
    private Fixture database;

    @BeforeEach
    void load() throws SQLException {
        database = Fixture.with(
                "CREATE TABLE users (id int)",
                "INSERT INTO users SELECT generate_series(1, 500)",
                "CREATE TABLE features AS SELECT i AS c0, i % 7 AS c1, i * 0.5 AS c2, CAST(i AS float8) AS c3,"
                        + " CAST(i AS text) AS c4, now() - i * interval '1 s' AS at, i % 500 + 1 AS user_id"
                        + " FROM generate_series(1, 5000) i",
                "ANALYZE");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void thirtyGatesReadTheirTableOnce() throws Exception {
        List<Gate> gates = thirty().map(GateBuilder::build).toList();

        try (Connection connection = database.connect()) {
            List<Verdict> verdicts = QualityCheck.of(gates).judge(connection, Fixture.RUN);

            assertThat(verdicts).hasSize(30).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
            assertThat(
                            number(
                                    connection,
                                    "SELECT seq_scan + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables WHERE relname = 'features'"))
                    .isEqualTo(1);
            assertThat(scansOf("features", plan(connection, statement(verdicts.get(0)))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPlanMakesOneCheckOfAllGatesOnOneTable() {
        List<QualityCheck> checks = Stream.concat(
                        thirty(),
                        Stream.of(
                                Gates.on("users").rowCount().atLeast("1"),
                                Gates.sql("SELECT 1").atLeast("1")))
                .map(gate -> QualityCheck.of(gate.build()))
                .toList();

        List<Check<TestDatabase>> planned = Plan.of(checks).checks();

        assertThat(planned).hasSize(3);
        assertThat(planned.get(0).promises()).hasSize(30);
        assertThat(planned.get(0).promises()).extracting(Promise::name).doesNotHaveDuplicates();
    }

    @Test
    void eachSchemaIsATableOfItsOwn() {
        QualityCheck one =
                QualityCheck.of(Gates.on("features").rowCount().atLeast("1").build());
        QualityCheck other =
                QualityCheck.of(Gates.on("old.features").rowCount().atLeast("1").build());

        assertThat(one.fusedWith(other)).isEmpty();
        assertThat(one.fusedWith(one)).isPresent();
    }

    @Test
    void asManyGatesAsNobodyWritesAreJudgedInSeveralScans() throws SQLException {
        List<Gate> gates = IntStream.range(0, 1700)
                .mapToObj(i -> Gates.on("features")
                        .rowCount()
                        .where("c0 > " + i)
                        .atLeast("1")
                        .build())
                .toList();

        try (Connection connection = database.connect()) {
            assertThat(QualityCheck.of(gates).judge(connection, Fixture.RUN))
                    .hasSize(1700)
                    .extracting(Verdict::outcome)
                    .containsOnly(Outcome.PASSED);
        }
    }

    private static Stream<GateBuilder> thirty() {
        Gates features = Gates.on("features");
        List<GateBuilder> gates = new ArrayList<>();
        for (String column : List.of("c0", "c1", "c2", "c3", "c4")) {
            gates.add(features.completeness(column).atLeast("1"));
            gates.add(features.completeness(column).where("c1 = 3").atLeast("0.5"));
        }
        for (String column : List.of("c0", "c1", "c2", "c3")) {
            gates.add(features.rangeValidity(column).min("0").max("5000").atLeast("1"));
            gates.add(features.rangeValidity(column).max("5000").where("c1 < 3").atLeast("1"));
            gates.add(features.rangeValidity(column)
                    .min("0")
                    .where("c4 LIKE '1%'")
                    .atLeast("1"));
        }
        gates.add(features.uniqueness("c0").atLeast("1"));
        gates.add(features.uniqueness("c1").atMost("0"));
        gates.add(features.uniqueness("c4").where("c1 = 3").atLeast("1"));
        gates.add(features.referentialIntegrity("user_id", "users(id)").atLeast("1"));
        gates.add(features.referentialIntegrity("user_id", "users(id)")
                .where("c1 = 3")
                .atLeast("1"));
        gates.add(features.freshness("at").atMost("1h"));
        gates.add(features.rowCount().atLeast("5000"));
        gates.add(features.rowCount().where("c1 = 3").atMost("1000"));
        return gates.stream();
    }

    private static String statement(Verdict verdict) {
        Evidence.Text sql =
                (Evidence.Text) verdict.evidence().get(verdict.evidence().size() - 1);
        assertThat(sql.body()).containsOnlyOnce("-- ");
        return sql.body();
    }

    private static JsonNode plan(Connection connection, String sql) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("EXPLAIN (FORMAT JSON) " + sql)) {
            result.next();
            return new ObjectMapper().readTree(result.getString(1));
        }
    }

    private static long scansOf(String table, JsonNode plan) {
        return plan.findValuesAsText("Relation Name").stream()
                .filter(table::equals)
                .count();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
