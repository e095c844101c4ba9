package dev.assay.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Figure;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fused statement finds what one plain statement for each gate finds. */
class FusedEqualsSingleTest {
    private static final int TABLES = 10;
    private static final int GATES = 30;

    private final long seed = Long.getLong("assay.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private @Nullable Fixture database;

    @AfterEach
    void drop() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void onRandomTablesAndGates() throws SQLException {
        Fixture fixture = Fixture.with("CREATE TABLE users (id int)");
        database = fixture;
        int measured = 0;
        int broken = 0;
        for (int table = 0; table < TABLES; table++) {
            fixture.execute(randomTable());
            List<Gate> gates = new ArrayList<>();
            List<Naive> naives = new ArrayList<>();
            for (int i = 0; i < GATES; i++) {
                addRandomGate(gates, naives);
            }
            int judged = compare(fixture, gates, naives);
            measured += judged;
            broken += GATES - judged;
        }
        assertThat(measured).as("gates with a figure, seed %d", seed).isGreaterThan(TABLES * GATES / 4);
        assertThat(broken).as("gates on nothing, seed %d", seed).isPositive();
    }

    private int compare(Fixture fixture, List<Gate> gates, List<Naive> naives) throws SQLException {
        int measured = 0;
        try (Connection connection = fixture.connect()) {
            List<Verdict> verdicts = QualityCheck.of(gates).judge(connection, Fixture.RUN);
            for (int i = 0; i < gates.size(); i++) {
                Verdict verdict = verdicts.get(i);
                Expected expected = naives.get(i).ask(connection);
                String gate = gates.get(i) + ", seed " + seed + ", found " + verdict.findings();
                assertThat(verdict.decisive().map(Expected::of).orElse(Expected.NOTHING))
                        .as(gate)
                        .isEqualTo(expected);
                assertThat(verdict.outcome())
                        .as(gate)
                        .isEqualTo(expected.equals(Expected.NOTHING) ? Outcome.BROKEN : Outcome.PASSED);
                measured += expected.equals(Expected.NOTHING) ? 0 : 1;
            }
        }
        return measured;
    }

    private String[] randomTable() {
        int rows = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(400);
        return new String[] {
            "DROP TABLE IF EXISTS t",
            "TRUNCATE users",
            "INSERT INTO users SELECT CASE WHEN i % 3 > 0 THEN i % 20 END FROM generate_series(1, " + random.nextInt(60)
                    + ") i",
            "SELECT setseed(" + random.nextDouble() + ")",
            "CREATE TABLE t AS SELECT "
                    + sometimesNull("CASE WHEN random() < 0.1 THEN 'NaN'::float8 ELSE (random() * 10)::int END")
                    + " AS f, "
                    + sometimesNull("(random() * " + (1 + random.nextInt(300)) + ")::int") + " AS i, "
                    + sometimesNull("CASE WHEN random() < 0.1 THEN ' ' ELSE 'v' || (random() * 50)::int END")
                    + " AS s, "
                    + sometimesNull("round((random() * 10)::numeric, 1)") + " AS n, "
                    + sometimesNull("now() - (random() - 0.1) * interval '9 days'") + " AS at, "
                    + sometimesNull("(random() * 30)::int") + " AS user_id"
                    + " FROM generate_series(1, " + rows + ")"
        };
    }

    private String sometimesNull(String expression) {
        return "CASE WHEN random() >= " + (random.nextInt(4) == 0 ? 1 : random.nextDouble() / 2) + " THEN " + expression
                + " END";
    }

    private void addRandomGate(List<Gate> gates, List<Naive> naives) {
        String column = pick("f", "i", "s", "n", "user_id");
        String number = pick("f", "i", "n");
        String where =
                pick("", "i > 20", "s LIKE 'v1%'", "f > 3 OR n IS NULL", "i % 2 = 0", "false", "s = ' ' -- blank");
        String rows = where.isEmpty() ? "true" : "(" + where + "\n)";
        Gates t = Gates.on("t");
        switch (random.nextInt(6)) {
            case 0 ->
                add(
                        gates,
                        naives,
                        t.completeness(column).atLeast("0"),
                        where,
                        new Naive(rows, column + " IS NOT NULL"));
            case 1 ->
                add(
                        gates,
                        naives,
                        t.uniqueness(column).atLeast("0"),
                        where,
                        new Naive(
                                rows + " AND " + column + " IS NOT NULL",
                                "(SELECT count(*) FROM t u WHERE u." + column + " = t." + column + " AND "
                                        + rows.replaceAll("\\b(i|s|f|n)\\b", "u.$1") + ") = 1"));
            case 2 ->
                add(
                        gates,
                        naives,
                        t.rangeValidity(number).min("2").max("7.5").atLeast("0"),
                        where,
                        new Naive(
                                rows + " AND " + number + " IS NOT NULL",
                                number + "::text <> 'NaN' AND " + number + "::numeric BETWEEN 2 AND 7.5"));
            case 3 ->
                add(
                        gates,
                        naives,
                        t.referentialIntegrity("user_id", "users(id)").atLeast("0"),
                        where,
                        new Naive(
                                rows + " AND user_id IS NOT NULL",
                                "EXISTS (SELECT 1 FROM users WHERE users.id = t.user_id)"));
            case 4 -> add(gates, naives, t.rowCount().atLeast("0"), where, new Naive(rows, ""));
            default ->
                add(
                        gates,
                        naives,
                        t.freshness("at").atLeast("0s"),
                        where,
                        new Naive(
                                rows + " AND at <= now()",
                                "SELECT extract(epoch FROM now() - at) * 1000 FROM t WHERE at <= now() AND " + rows
                                        + " ORDER BY at DESC LIMIT 1"));
        }
    }

    private static void add(List<Gate> gates, List<Naive> naives, GateBuilder gate, String where, Naive naive) {
        gates.add(gate.where(where).build());
        naives.add(naive);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** What a figure must be; nothing where there is nothing to judge. */
    private record Expected(@Nullable BigDecimal value, long samples) {
        static final Expected NOTHING = new Expected(null, 0);

        static Expected of(Figure figure) {
            return new Expected(figure.value().stripTrailingZeros(), figure.samples());
        }
    }

    /** Plain statements: a share by two counts, a row count by an empty condition, a value by a query. */
    private record Naive(String whole, String good) {
        Expected ask(Connection connection) throws SQLException {
            if (ask(connection, "SELECT count(*) FROM t").signum() == 0) {
                return Expected.NOTHING;
            }
            BigDecimal samples = ask(connection, "SELECT count(*) FROM t WHERE " + whole);
            if (good.isEmpty()) {
                return expected(samples, ask(connection, "SELECT count(*) FROM t"));
            }
            if (samples.signum() == 0) {
                return Expected.NOTHING;
            }
            return good.startsWith("SELECT")
                    ? expected(ask(connection, good), samples)
                    : expected(
                            ask(connection, "SELECT count(*) FROM t WHERE " + whole + " AND " + good)
                                    .divide(samples, 12, RoundingMode.HALF_EVEN),
                            samples);
        }

        private static Expected expected(BigDecimal value, BigDecimal samples) {
            return new Expected(value.stripTrailingZeros(), samples.longValueExact());
        }

        private static BigDecimal ask(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getBigDecimal(1);
            }
        }
    }
}
