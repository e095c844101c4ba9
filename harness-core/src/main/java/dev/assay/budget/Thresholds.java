package dev.assay.budget;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was promised so far, and the objectives that follow from it. Not thread-safe. */
final class Thresholds {
    static final String KIND = "LatencyBudget";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Map<BigDecimal, Percentile> percentiles = new TreeMap<>();

    @Nullable Quantity mean;

    @Nullable Quantity throughput;

    @Nullable Quantity errors;

    private record Percentile(String name, BigDecimal percent, String written, Quantity limit) {
        String assignment() {
            return name + " = [" + written + "]";
        }
    }

    /** Promise a percentile; 100 is the longest latency of all. */
    void percentile(String name, BigDecimal percent, String written, Quantity limit) {
        percentiles.put(percent.stripTrailingZeros(), new Percentile(name, percent, written, limit));
    }

    boolean isEmpty() {
        return percentiles.isEmpty() && mean == null && throughput == null && errors == null;
    }

    List<Objective> objectives(Terms terms) {
        requireOrder();
        List<Objective> objectives = new ArrayList<>();
        percentiles.values().forEach(percentile -> objectives.add(objective(percentile, terms)));
        if (mean != null) {
            objectives.add(new MeanLatency(promise(
                    "mean", "the operations take at most " + mean + " on average", Threshold.atMost(mean), terms)));
        }
        if (throughput != null) {
            objectives.add(new Throughput(promise(
                    "throughput",
                    "operations succeed at a rate of at least " + throughput,
                    Threshold.atLeast(throughput),
                    terms)));
        }
        if (errors != null) {
            objectives.add(
                    new FailureShare(promise("errors", failureSentence(errors), Threshold.atMost(errors), terms)));
        }
        return requireAny(objectives);
    }

    private static Objective objective(Percentile percentile, Terms terms) {
        Threshold threshold = Threshold.atMost(percentile.limit());
        if (percentile.percent().compareTo(ALL) == 0) {
            String sentence = "no measured operation takes longer than " + percentile.limit();
            return new LongestLatency(promise(percentile.name(), sentence, threshold, terms));
        }
        String sentence = percent(percentile.percent()) + " of the operations take at most " + percentile.limit();
        return new LatencyShare(
                promise(percentile.name(), sentence, threshold, terms),
                percentile.percent().movePointLeft(2));
    }

    private static Promise promise(String name, String sentence, Threshold threshold, Terms terms) {
        return new Promise(KIND, name, sentence, threshold, terms);
    }

    private static String failureSentence(Quantity limit) {
        return limit.amount().signum() == 0
                ? "no operation fails"
                : "at most " + percent(limit.amount().movePointRight(2)) + " of the operations fail";
    }

    private static String percent(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString() + " %";
    }

    private void requireOrder() {
        @Nullable Percentile lower = null;
        for (Percentile higher : percentiles.values()) {
            if (lower != null && higher.limit().amount().compareTo(lower.limit().amount()) < 0) {
                throw contradiction(lower, higher);
            }
            lower = higher;
        }
    }

    private static MistakeException contradiction(Percentile lower, Percentile higher) {
        return new MistakeException(
                "@LatencyBudget " + lower.assignment() + ", " + higher.assignment(),
                higher.name() + " is below " + lower.name(),
                "A higher percentile is never faster than a lower one",
                higher.name() + " = \"" + lower.written() + "\" or more");
    }

    private static List<Objective> requireAny(List<Objective> objectives) {
        if (objectives.isEmpty()) {
            throw new MistakeException(
                    "@LatencyBudget",
                    "it has no threshold",
                    "A budget that promises nothing cannot be broken",
                    "p95 = \"200ms\"");
        }
        return objectives;
    }
}
