package dev.assay.migration.proof.scales;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of all upgrades. Not thread-safe. */
final class Measured {
    final List<StatementGrowth> statements = new ArrayList<>();
    final List<LockTime> lockTimes = new ArrayList<>();
    /** The versions, each with a table of a declared size that it shuts, whose work grows too steeply to go on with a line. */
    final List<String> unpredictable = new ArrayList<>();
    /** The tables whose rows could not be multiplied, with the reason. */
    final Map<String, String> left = new TreeMap<>();
    /** The most rows that any upgrade met in each table. */
    final Map<String, Long> met = new TreeMap<>();

    String seeds = "";

    /** Return the tables that no upgrade met with rows. */
    List<String> empty() {
        return met.entrySet().stream()
                .filter(table -> table.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean metRows() {
        return empty().size() < met.size();
    }
}
