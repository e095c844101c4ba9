package dev.assay.migration.proof.scales;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Rehearsal;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Applies each upgrade over n and over 4n rows. For one use, from one thread. */
final class GrowthMeasurement {
    /** Over a handful of rows the planner takes ways that it never takes in production. */
    private static final long FEWEST_ROWS = 500;

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
            predict(upgrade, before, grown);
        }
    }

    /** Minutes could pass before a statement whose work grows with the square is measured at sizes that say something. */
    private void predict(Upgrade upgrade, TestDatabase before, List<StatementGrowth> grown) throws Exception {
        if (grown.stream().allMatch(StatementGrowth::isLinear)) {
            measured.lockTimes.addAll(lockTimes.of(upgrade, before, grown));
        } else {
            measured.unpredictable.addAll(lockTimes.shut(grown).stream()
                    .map(table -> upgrade.describe() + " on " + table)
                    .toList());
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
