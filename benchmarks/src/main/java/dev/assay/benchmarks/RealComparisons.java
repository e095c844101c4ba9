package dev.assay.benchmarks;

import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.comparison.BaselineSide;
import dev.assay.comparison.OpenSide;
import dev.assay.comparison.RegressionCheck;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Rounds;
import dev.assay.load.Side;
import dev.assay.load.SideBySide;
import dev.assay.statistics.RatioEstimate;
import dev.assay.statistics.RegressionTest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Comparisons of two clones of one template on a real server, of a query with itself and with a slower one. */
final class RealComparisons implements AutoCloseable {
    /** About half a millisecond of work for the server; a round trip alone would hardly grow with the rows. */
    private static final int ROWS = 4_000;

    private static final double SLOW_DOWN = 0.2;
    private static final double NEAR = 0.02;
    /** A guess, for a run that only shows that everything works. */
    private static final double UNCALIBRATED = 1.3;

    private static final double TAIL = 0.025;
    private static final int CALIBRATIONS = 8;
    private static final int CALIBRATION_ROUNDS = 16_000;
    private static final String QUERY =
            "select count(*) from (select value from measurement limit ?) part where value % 7 = ?";
    private static final RegressionCheck CHECK = RegressionCheck.of(worker -> {})
            .against(BaselineSide.operation("the same query on another clone", worker -> {}))
            .p95("10%")
            .check();

    private final Databases databases =
            Databases.open(DatabaseSettings.defaults().withReadyClones(2));

    /** Compare so many times with the query itself, and as often with one on more rows. */
    static RealRuns measure(int runs, boolean calibrated, long seed) throws Exception {
        try (RealComparisons real = new RealComparisons()) {
            double planted = calibrated ? real.plantedRows() : UNCALIBRATED;
            List<Verdict> same = real.compare(runs, 1, seed);
            List<Verdict> slower = real.compare(runs, planted, seed + runs);
            System.out.println("real, the same query:   " + outcomes(same));
            System.out.println("real, 20 % more work:   " + outcomes(slower));
            return new RealRuns(breached(same), breached(slower));
        }
    }

    /**
     * Return how many times as many rows make the p95 1.2 times as long: more than 1.2, because a round trip costs the same
     * for any number of rows.
     */
    private double plantedRows() throws Exception {
        double rows = 1 + SLOW_DOWN;
        for (int attempt = 0; attempt < CALIBRATIONS; attempt++) {
            RatioEstimate ratio = calibrate(rows);
            System.out.printf(
                    Locale.ROOT,
                    "real, calibration: %.3f times the rows take %.3f times as long, 95 %% CI %.3f..%.3f%n",
                    rows,
                    ratio.ratio(),
                    ratio.lower(TAIL),
                    ratio.upper(TAIL));
            if (Math.abs(ratio.ratio() / (1 + SLOW_DOWN) - 1) <= NEAR) {
                return rows;
            }
            rows = 1 + (rows - 1) * SLOW_DOWN / Math.max(SLOW_DOWN / 2, ratio.ratio() - 1);
        }
        throw new IllegalStateException(
                "no number of rows makes the p95 longer by 20 %, give or take 2 %: this machine is too noisy");
    }

    private RatioEstimate calibrate(double rows) throws Exception {
        try (TestDatabase before = fresh();
                TestDatabase after = fresh();
                SideBySide sides = SideBySide.open(
                        List.of(
                                new Side("before", before::connect, counting(ROWS)),
                                new Side("after", after::connect, counting((int) Math.round(ROWS * rows)))),
                        1,
                        new Run(
                                1,
                                Ticker.system(),
                                new Limits(Duration.ofMinutes(5), 1_000_000),
                                Origin.named("calibration")))) {
            sides.drive(CALIBRATION_ROUNDS / 8);
            Rounds rounds = sides.drive(CALIBRATION_ROUNDS);
            return RegressionTest.of(0.1, 0.95).estimate(rounds.latencies(0), rounds.latencies(1));
        }
    }

    private static Map<String, Long> outcomes(List<Verdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.outcome().word(), TreeMap::new, Collectors.counting()));
    }

    private List<Verdict> compare(int runs, double moreRows, long seed) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            verdicts.add(compare(moreRows, seed + run));
        }
        return verdicts;
    }

    private Verdict compare(double moreRows, long seed) {
        Run run = new Run(
                seed, Ticker.system(), new Limits(Duration.ofMinutes(2), 1_000_000), Origin.named("real comparison"));
        try (TestDatabase before = fresh();
                TestDatabase after = fresh()) {
            return CHECK.compare(
                            OpenSide.of(before::connect, counting(ROWS)),
                            OpenSide.of(after::connect, counting((int) Math.round(ROWS * moreRows))),
                            run)
                    .all()
                    .get(0);
        }
    }

    private static int breached(List<Verdict> verdicts) {
        return (int) verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.BREACHED)
                .count();
    }

    @Override
    public void close() {
        databases.close();
    }

    private TestDatabase fresh() {
        return databases.create(ServerSpec.defaults(), new Measurements());
    }

    private static Operation counting(int rows) {
        return worker -> {
            PreparedStatement query = worker.prepare(QUERY);
            query.setInt(1, rows);
            query.setInt(2, worker.random().nextInt(7));
            try (ResultSet counted = query.executeQuery()) {
                counted.next();
            }
        };
    }
}
