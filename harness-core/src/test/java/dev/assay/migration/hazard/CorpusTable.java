package dev.assay.migration.hazard;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How many unsafe cases of each section were caught, and how many safe ones raised an alarm. Thread-safe. */
final class CorpusTable {
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    private record Row(int unsafe, int caught, int safe, int alarms) {
        private Row and(Row other) {
            return new Row(unsafe + other.unsafe, caught + other.caught, safe + other.safe, alarms + other.alarms);
        }
    }

    void add(CorpusCase expected, Set<String> seen) {
        Row row = expected.isUnsafe()
                ? new Row(1, seen.containsAll(expected.hazards()) ? 1 : 0, 0, 0)
                : new Row(0, 0, 1, seen.isEmpty() ? 0 : 1);
        rows.merge(section(expected), row, Row::and);
    }

    /** Return a line for each section and one for all. */
    String write() {
        StringBuilder table = new StringBuilder(
                String.format("%n%-14s %8s %8s %8s %14s%n", "corpus", "unsafe", "caught", "safe", "false alarms"));
        new TreeMap<>(rows).forEach((section, row) -> table.append(line(section, row)));
        return table.append(line("all", rows.values().stream().reduce(new Row(0, 0, 0, 0), Row::and)))
                .toString();
    }

    private static String line(String name, Row row) {
        return String.format("%-14s %8d %8d %8d %14d%n", name, row.unsafe, row.caught, row.safe, row.alarms);
    }

    private static String section(CorpusCase expected) {
        return expected.name().substring(0, expected.name().indexOf('/'));
    }
}
