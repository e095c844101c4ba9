package dev.assay.comparison;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.WrittenAttribute;
import dev.assay.load.LoadSettings;
import dev.assay.load.Operation;
import dev.assay.statistics.BlockStatistic;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the limits of a {@link RegressionCheck}. Every value is read as soon as it is given; what cannot be read or meant
 * is refused with a {@link MistakeException}. Not thread-safe.
 */
public final class RegressionCheckBuilder {
    private static final String KIND = "LatencyBudget";

    private final Operation operation;
    private final Map<String, Growth> limits = new LinkedHashMap<>();
    private @Nullable BaselineSide baseline;
    private int concurrency = 1;
    private Terms terms = Terms.DEFAULT;

    private record Growth(BlockStatistic statistic, Quantity limit) {}

    RegressionCheckBuilder(Operation operation) {
        this.operation = operation;
    }

    /** State what the operation is compared with; required. */
    public RegressionCheckBuilder against(BaselineSide other) {
        baseline = other;
        return this;
    }

    /** Promise that the median grows by at most a share, such as {@code 10%}. */
    public RegressionCheckBuilder p50(String limit) {
        return percentile("50", limit);
    }

    /** Promise that the 95th percentile grows by at most a share, such as {@code 10%}. */
    public RegressionCheckBuilder p95(String limit) {
        return percentile("95", limit);
    }

    /** Promise that the 99th percentile grows by at most a share, such as {@code 20%}; needs four times the requests of p95. */
    public RegressionCheckBuilder p99(String limit) {
        return percentile("99", limit);
    }

    /**
     * Promise that a percentile grows by at most a share.
     *
     * @param percent strictly between 0 and 100, such as {@code 90}
     * @param limit above 0, such as {@code 10%}
     */
    public RegressionCheckBuilder percentile(String percent, String limit) {
        BigDecimal level = new WrittenAttribute(KIND, "percentile", percent, "99.9").percentile();
        BlockStatistic statistic =
                BlockStatistic.percentile(level.movePointLeft(2).doubleValue());
        limits.put("p" + level.stripTrailingZeros().toPlainString(), new Growth(statistic, growth(limit)));
        return this;
    }

    /** Promise that the mean grows by at most a share, such as {@code 10%}. */
    public RegressionCheckBuilder mean(String limit) {
        limits.put("mean", new Growth(BlockStatistic.mean(), growth(limit)));
        return this;
    }

    /** Run so many rounds at once, each with connections of its own; 1 unless set. */
    public RegressionCheckBuilder concurrency(int workers) {
        LoadSettings.requireWorkers(workers);
        concurrency = workers;
        return this;
    }

    /** State id, reason, severity and answer to an undecided verdict, for every promise of this comparison. */
    public RegressionCheckBuilder terms(Terms common) {
        terms = common;
        return this;
    }

    /**
     * Return the comparison.
     *
     * @throws MistakeException if nothing was promised, or nothing given to compare with
     */
    public RegressionCheck check() {
        if (baseline == null || limits.isEmpty()) {
            throw new MistakeException(
                    "@LatencyBudget maxRegression",
                    baseline == null ? "it has nothing to compare with" : "it has no limit",
                    "A comparison needs a baseline and at least one limit",
                    "RegressionCheck.of(operation).against(baseline).p95(\"10%\")");
        }
        List<RegressionLimit> all = new ArrayList<>();
        for (Map.Entry<String, Growth> growth : limits.entrySet()) {
            all.add(limit(growth.getKey(), growth.getValue(), baseline.describe()));
        }
        return new RegressionCheck(operation, baseline, new RegressionSettings(all, baseline.describe(), concurrency));
    }

    /**
     * Return a comparison with an earlier run instead, kept in a file. {@link #against} is not needed for it.
     *
     * @param file where the earlier run is kept
     * @param calibration what is measured beside the operation in every run
     * @param update whether this run is written to the file instead of being compared with it
     * @throws MistakeException unless there is exactly one limit
     */
    public KeptRegressionCheck againstKept(Path file, Calibration calibration, boolean update) {
        if (limits.size() != 1) {
            throw new MistakeException(
                    "@Baseline file = [" + file + "]",
                    "[" + limits.size() + "] limits are given",
                    "A kept baseline holds one figure",
                    "one of p50, p95, p99 and mean");
        }
        Map.Entry<String, Growth> growth = limits.entrySet().iterator().next();
        RegressionLimit limit = limit(growth.getKey(), growth.getValue(), "the run kept in " + file);
        return new KeptRegressionCheck(operation, limit, new KeptFile(file), calibration, update, concurrency);
    }

    private RegressionLimit limit(String figure, Growth growth, String than) {
        BigDecimal share = growth.limit().amount();
        String percent = share.movePointRight(2).stripTrailingZeros().toPlainString();
        Promise promise = new Promise(
                KIND,
                figure + " ratio",
                "the " + figure + " grows by at most " + percent + " % against [" + than + "]",
                Threshold.atMost(new Quantity(BigDecimal.ONE.add(share).stripTrailingZeros(), Unit.NUMBER)),
                terms);
        return new RegressionLimit(promise, figure, growth.statistic());
    }

    private static Quantity growth(String limit) {
        WrittenAttribute written = new WrittenAttribute(KIND, "maxRegression", limit, "10%");
        Quantity share = written.read(Quantity::increase);
        if (share.amount().signum() == 0) {
            throw written.mistake("no number of requests could show that nothing has grown at all");
        }
        return share;
    }
}
