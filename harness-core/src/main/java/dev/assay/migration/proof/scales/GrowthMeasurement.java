package dev.assay.migration.proof.scales;

import dev.assay.check.Finding;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applies each upgrade over n and over 4n rows. For one use, from one thread. */
final class GrowthMeasurement {
    /** Over a handful of rows the planner takes ways that it never takes in production. */
    private static final long FEWEST_ROWS = 500;

    /** The square of fewer rows is below what counts as constant, at 4n nearly so. */
    private static final long FEW_ROWS = 7;

    private final Rehearsal rehearsal;
    private final LockTimes lockTimes;
    private final Ticker ticker;
    private final Measured measured = new Measured();

    GrowthMeasurement(Rehearsal rehearsal, Map<String, Long> sizes, Ticker ticker) {
        this.rehearsal = rehearsal;
        this.lockTimes = new LockTimes(sizes, ticker);
        this.ticker = ticker;
    }

    Measured run() throws Exception {
        measured.seeds = rehearsal.seeds().location();
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, this::measure);
        }
        return measured;
    }

    private void measure(Upgrade upgrade, TestDatabase before) throws Exception {
        Map<String, Long> rows = Sized.rows(before, upgrade);
        rows.forEach((table, count) -> measured.met.merge(table, count, Math::max));
        long most = rows.isEmpty() ? 0 : Collections.max(rows.values());
        if (most == 0) {
            untried(upgrade, before, rows);
            return;
        }
        int factor = (int) Math.max(1, (FEWEST_ROWS + most - 1) / most);
        try (Sized small = Sized.of(before, factor, 1, upgrade);
                Sized large = Sized.of(small.database(), StatementGrowth.RATIO, 2, upgrade)) {
            measured.left.putAll(small.left());
            measured.left.putAll(large.left());
            List<MeteredStatement> less = small.apply(upgrade, ticker, true);
            List<StatementGrowth> grown = compare(most * factor, less, large.apply(upgrade, ticker, true));
            measured.statements.addAll(grown);
            Map<String, String> left = new TreeMap<>(small.left());
            left.putAll(large.left());
            unshown(upgrade, rows, left, less);
            small(upgrade, rows, left, factor, less);
            predict(upgrade, before, grown, left);
        }
    }

    /** Nothing grows from nothing, and what the version works on is told all the same. */
    private void untried(Upgrade upgrade, TestDatabase before, Map<String, Long> rows) throws Exception {
        if (!rows.isEmpty()) {
            try (Sized empty = Sized.of(before, 1, 1, upgrade)) {
                unshown(upgrade, rows, Map.of(), empty.apply(upgrade, ticker, true));
            }
        }
    }

    private void small(
            Upgrade upgrade, Map<String, Long> rows, Map<String, String> left, int factor, List<MeteredStatement> ran) {
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            long atN = table.getValue() * factor;
            if (!left.containsKey(table.getKey())
                    && atN > 0
                    && atN < FEW_ROWS
                    && ran.stream().anyMatch(statement -> statement.touched().contains(table.getKey()))) {
                measured.small.add(new Finding(
                        "small",
                        upgrade.describe() + " works on " + table.getKey() + ", which has [" + atN + "] rows at n",
                        "work on it alone counts as constant"));
            }
        }
    }

    private void unshown(
            Upgrade upgrade, Map<String, Long> rows, Map<String, String> left, List<MeteredStatement> ran) {
        for (Map.Entry<String, Long> table : rows.entrySet()) {
            boolean still = table.getValue() == 0 || left.containsKey(table.getKey());
            if (still && ran.stream().anyMatch(statement -> statement.touched().contains(table.getKey()))) {
                measured.unshown.add(new Finding(
                        "not shown",
                        upgrade.describe() + " works on " + table.getKey(),
                        table.getValue() == 0 ? "it has no rows" : "its rows did not grow"));
            }
        }
    }

    /** Minutes could pass before a statement whose work grows with the square is measured at sizes that say something. */
    private void predict(Upgrade upgrade, TestDatabase before, List<StatementGrowth> grown, Map<String, String> left)
            throws Exception {
        measured.unpredictable.addAll(lockTimes.unseen(upgrade, grown));
        if (grown.stream().allMatch(StatementGrowth::isLinear)) {
            lockTimes.predict(upgrade, before, grown, left, measured);
        } else {
            lockTimes
                    .shut(grown)
                    .forEach(table -> measured.unpredictable.add(LockTimes.unpredictable(
                            upgrade, table, "its work grows faster than the rows, see [scales]")));
        }
    }

    private static List<StatementGrowth> compare(long rows, List<MeteredStatement> less, List<MeteredStatement> more) {
        List<StatementGrowth> grown = new ArrayList<>();
        for (int i = 0; i < Math.min(less.size(), more.size()); i++) {
            grown.add(new StatementGrowth(rows, less.get(i), more.get(i)));
        }
        return grown;
    }
}
