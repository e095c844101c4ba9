package dev.assay.migration.proof.scales;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.statistics.LinePrediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures how long an upgrade locks the tables whose production size is declared, at several sizes. */
final class LockTimes {
    /** Below some thousand rows a statement takes as long as the round trip to the server. */
    private static final long FEWEST_ROWS = 4_000;

    private static final int[] SIZES = {1, 2, 4};
    private static final int REPETITIONS = 4;

    private final Map<String, Long> declared;
    private final Ticker ticker;

    LockTimes(Map<String, Long> declared, Ticker ticker) {
        this.declared = declared;
        this.ticker = ticker;
    }

    /** Return what is predicted of an upgrade; nothing if it locks no table of a declared size that has rows. */
    List<LockTime> of(Upgrade upgrade, TestDatabase before, List<StatementGrowth> ran) throws Exception {
        Map<String, Long> rows = Sized.rows(before, upgrade);
        List<String> tables = shut(ran).stream()
                .filter(table -> rows.getOrDefault(table, 0L) > 0)
                .toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        long fewest = tables.stream()
                .mapToLong(table -> rows.getOrDefault(table, 0L))
                .min()
                .orElseThrow();
        int base = (int) Math.max(1, (FEWEST_ROWS + fewest - 1) / fewest);
        Map<String, List<LinePrediction.Point>> points = new TreeMap<>();
        for (int size : SIZES) {
            measure(upgrade, before, base * size, tables, points);
        }
        List<LockTime> predicted = new ArrayList<>();
        for (String table : tables) {
            List<LinePrediction.Point> measured = points.getOrDefault(table, List.of());
            if (measured.stream()
                            .mapToDouble(LinePrediction.Point::x)
                            .distinct()
                            .count()
                    > 1) {
                predicted.add(new LockTime(
                        upgrade.describe(), table, declared.getOrDefault(table, 0L), new LinePrediction(measured)));
            }
        }
        return predicted;
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
