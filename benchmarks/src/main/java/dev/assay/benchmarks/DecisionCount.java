package dev.assay.benchmarks;

import dev.assay.statistics.Decision;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often each decision was made, and after how many requests a side. Not thread-safe. */
final class DecisionCount {
    private final Map<Decision, Long> counts = new EnumMap<>(Decision.class);
    private long requests;

    void add(Decision decision, long after) {
        counts.merge(decision, 1L, Long::sum);
        requests += after;
    }

    void addAll(DecisionCount other) {
        other.counts.forEach((decision, count) -> counts.merge(decision, count, Long::sum));
        requests += other.requests;
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Decision decision) {
        return counts.getOrDefault(decision, 0L);
    }

    double share(Decision decision) {
        return (double) count(decision) / all();
    }

    double decided() {
        return 1 - share(Decision.UNDECIDED);
    }

    /** Return the share of a decision among all that were made; 1 where none was. */
    double right(Decision decision) {
        long decided = all() - count(Decision.UNDECIDED);
        return decided == 0 ? 1 : (double) count(decision) / decided;
    }

    double meanRequests() {
        return (double) requests / all();
    }

    /** Return kept, breached and undecided in percent. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6.2f/%6.2f/%6.2f",
                100 * share(Decision.KEPT),
                100 * share(Decision.BREACHED),
                100 * share(Decision.UNDECIDED));
    }
}
