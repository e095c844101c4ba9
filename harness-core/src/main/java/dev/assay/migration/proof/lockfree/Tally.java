package dev.assay.migration.proof.lockfree;

import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Counts what the clients execute. Thread-safe. */
final class Tally {
    private static final long PATIENCE_MILLIS = 250;

    private final Map<KnownOperation, Long> turns = new HashMap<>();
    private final Map<KnownOperation, Long> recent = new HashMap<>();
    private final Map<KnownOperation, Long> overlapping = new HashMap<>();
    private final Map<String, CountedFailure> failures = new LinkedHashMap<>();
    private long era;
    private long ended;
    private long longestNanos;
    private boolean underWay;
    private int clients;

    /**
     * The beginning of an execution.
     *
     * @param turn which one of its operation it is
     * @param era what it began in
     * @param underWay whether a migration was under way
     */
    record Begin(long turn, long era, boolean underWay) {}

    /** A failure, and how often it was met. */
    record CountedFailure(String operation, Failure failure, long times) {
        private CountedFailure again() {
            return new CountedFailure(operation, failure, times + 1);
        }
    }

    Tally(int clients) {
        this.clients = clients;
    }

    synchronized Begin begins(KnownOperation operation) {
        return new Begin(turns.merge(operation, 1L, Long::sum), era, underWay);
    }

    synchronized void ended(KnownOperation operation, Begin begin, long elapsedNanos, Optional<Failure> failure) {
        ended++;
        if (begin.era() == era) {
            recent.merge(operation, 1L, Long::sum);
        }
        if (underWay || begin.underWay()) {
            overlapping.merge(operation, 1L, Long::sum);
            longestNanos = Math.max(longestNanos, elapsedNanos);
        }
        failure.ifPresent(found -> failures.merge(
                operation.name() + found.sqlState(),
                new CountedFailure(operation.name(), found, 1),
                (known, again) -> known.again()));
        notifyAll();
    }

    synchronized void left() {
        clients--;
        notifyAll();
    }

    /** Begin to count what overlaps, and forget what failed before. */
    synchronized void begin() {
        overlapping.clear();
        failures.clear();
        longestNanos = 0;
        underWay = true;
    }

    /** Say whether a migration is under way. */
    synchronized void underWay(boolean so) {
        underWay = so;
    }

    synchronized long overlappingReads(String table) {
        return reads(overlapping, table);
    }

    synchronized long overlappingWrites(String table) {
        return writes(overlapping, table);
    }

    synchronized long overlapping() {
        return overlapping.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized List<CountedFailure> failures() {
        return new ArrayList<>(failures.values());
    }

    synchronized long longestNanos() {
        return longestNanos;
    }

    /**
     * Wait until so much has passed that has begun after this call: each operation once, and so many reads and writes of each table
     * that is read and written at all. Ends before that if no client is left or none ends an execution for a time.
     */
    synchronized void await(Collection<KnownOperation> operations, Collection<String> tables, long each, long patience)
            throws InterruptedException {
        recent.clear();
        era++;
        await(
                () -> recent.keySet().containsAll(operations)
                        && tables.stream().allMatch(table -> has(operations, table, each)),
                patience);
    }

    private boolean has(Collection<KnownOperation> operations, String table, long each) {
        boolean read =
                operations.stream().anyMatch(operation -> operation.reads().contains(table));
        boolean written =
                operations.stream().anyMatch(operation -> operation.writes().contains(table));
        return (!read || reads(recent, table) >= each) && (!written || writes(recent, table) >= each);
    }

    private void await(BooleanSupplier condition, long patienceMillis) throws InterruptedException {
        long left = patienceMillis;
        while (!condition.getAsBoolean() && clients > 0 && left > 0) {
            long before = ended;
            wait(PATIENCE_MILLIS);
            left -= ended == before ? PATIENCE_MILLIS : 0;
        }
    }

    private static long reads(Map<KnownOperation, Long> counts, String table) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().reads().contains(table))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long writes(Map<KnownOperation, Long> counts, String table) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().writes().contains(table))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
