package dev.assay.migration.proof.scales;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of all upgrades. Not thread-safe. */
final class Measured {
    final List<StatementGrowth> statements = new ArrayList<>();
    final List<LockTime> lockTimes = new ArrayList<>();
    /** The versions, each with a table of a declared size that it shuts, or may, whose time is not predicted, and the reason. */
    final List<Finding> unpredictable = new ArrayList<>();
    /** The versions, each with a table that it works on and that did not grow, and the reason. */
    final List<Finding> unshown = new ArrayList<>();
    /** The versions, each with a table that it works on and that is too small to tell growth. */
    final List<Finding> small = new ArrayList<>();
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

    /** Return whether any table that has rows could be multiplied. */
    boolean grew() {
        return met.entrySet().stream().anyMatch(table -> table.getValue() > 0 && !left.containsKey(table.getKey()));
    }

    boolean metRows() {
        return empty().size() < met.size();
    }
}
