package dev.assay.migration.proof.scales;

import dev.assay.check.Finding;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.statistics.LinePrediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures how long an upgrade locks the tables whose production size is declared, at several sizes. */
final class LockTimes {
    /** Below some thousand rows a statement takes as long as the round trip to the server. */
    private static final long FEWEST_ROWS = 4_000;

    /** What all tables together may be multiplied to. */
    private static final long MOST_ROWS = 1_000_000;

    private static final int[] SIZES = {1, 2, 4};
    private static final int REPETITIONS = 4;

    private final Map<String, Long> declared;
    private final Ticker ticker;

    LockTimes(Map<String, Long> declared, Ticker ticker) {
        this.declared = declared;
        this.ticker = ticker;
    }

    /** Note what is predicted of an upgrade that shuts tables of a declared size, and of which nothing can be. */
    void predict(
            Upgrade upgrade,
            TestDatabase before,
            List<StatementGrowth> ran,
            Map<String, String> left,
            Measured measured)
            throws Exception {
        Map<String, Long> rows = Sized.rows(before, upgrade);
        Map<String, Integer> factors = new TreeMap<>();
        for (String table : shut(ran)) {
            Optional<String> obstacle = obstacle(table, rows, left);
            obstacle.ifPresentOrElse(
                    reason -> measured.unpredictable.add(unpredictable(upgrade, table, reason)),
                    () -> factors.put(table, factor(rows.getOrDefault(table, 0L))));
        }
        if (!factors.isEmpty()) {
            line(upgrade, before, factors, measured);
        }
    }

    /** Return why nothing can be predicted of a table. */
    private static Optional<String> obstacle(String table, Map<String, Long> rows, Map<String, String> left) {
        long own = rows.getOrDefault(table, 0L);
        if (own == 0) {
            return Optional.of("it has no rows yet");
        }
        if (left.containsKey(table)) {
            return Optional.of("its rows could not be multiplied, see [scales]");
        }
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        boolean tooMany = factor(own) > 1 && all * factor(own) * SIZES[SIZES.length - 1] > MOST_ROWS;
        return tooMany
                ? Optional.of("[" + own + "] rows of it are too few beside [" + all + "] in all tables to reach ["
                        + FEWEST_ROWS + "], seed more")
                : Optional.empty();
    }

    private static int factor(long rows) {
        return (int) Math.max(1, (FEWEST_ROWS + rows - 1) / rows);
    }

    private void line(Upgrade upgrade, TestDatabase before, Map<String, Integer> factors, Measured measured)
            throws Exception {
        int base = Collections.max(factors.values());
        List<String> tables = List.copyOf(factors.keySet());
        Map<String, List<LinePrediction.Point>> points = new TreeMap<>();
        for (int size : SIZES) {
            measure(upgrade, before, base * size, tables, points);
        }
        points.forEach((table, line) -> {
            if (isLine(line)) {
                long rows = declared.getOrDefault(table, 0L);
                measured.lockTimes.add(new LockTime(upgrade.describe(), table, rows, new LinePrediction(line)));
            } else {
                measured.unpredictable.add(unpredictable(
                        upgrade, table, "its rows could not be multiplied to [" + FEWEST_ROWS + "] and more"));
            }
        });
    }

    private static boolean isLine(List<LinePrediction.Point> points) {
        return points.stream().mapToDouble(LinePrediction.Point::x).distinct().count() > 1;
    }

    /** Return the tables of a declared size that statements outside of a transaction may have shut. */
    List<Finding> unseen(Upgrade upgrade, List<StatementGrowth> ran) {
        return declared.keySet().stream()
                .filter(table -> ran.stream().anyMatch(each -> each.small().mayHaveShut(table)))
                .sorted()
                .map(table -> unpredictable(
                        upgrade, table, "a statement outside of a transaction has let its locks go when it ends"))
                .toList();
    }

    static Finding unpredictable(Upgrade upgrade, String table, String reason) {
        return new Finding("unpredictable", upgrade.describe() + " on " + table, reason);
    }

    /** Return the tables of a declared size that an upgrade shuts. */
    List<String> shut(List<StatementGrowth> ran) {
        return declared.keySet().stream()
                .filter(table ->
                        ran.stream().anyMatch(each -> each.small().shut().contains(table)))
                .sorted()
                .toList();
    }

    private void measure(
            Upgrade upgrade,
            TestDatabase before,
            int factor,
            List<String> tables,
            Map<String, List<LinePrediction.Point>> points)
            throws Exception {
        try (Sized sized = Sized.of(before, factor, 1, upgrade)) {
            Map<String, Long> rows = Sized.rows(sized.database(), upgrade);
            for (int i = 0; i < REPETITIONS; i++) {
                List<MeteredStatement> ran = sized.apply(upgrade, ticker, false);
                tables.forEach(table -> points.computeIfAbsent(table, name -> new ArrayList<>())
                        .add(new LinePrediction.Point(rows.getOrDefault(table, 0L), shut(table, ran))));
            }
        }
    }

    private static double shut(String table, List<MeteredStatement> ran) {
        Duration time = ran.stream()
                .filter(statement -> statement.shut().contains(table))
                .map(MeteredStatement::elapsed)
                .reduce(Duration.ZERO, Duration::plus);
        return time.toNanos() / 1e6;
    }
}
