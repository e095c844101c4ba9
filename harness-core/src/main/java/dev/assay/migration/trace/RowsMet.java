package dev.assay.migration.trace;

import dev.assay.check.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether migrations met rows. Each version but the first can; where there is only one, the rows of its own seed count,
 * because the next version will meet them.
 */
public record RowsMet(MigrationReport report) {
    /** Return whether any version met any row. */
    public boolean any() {
        return most().values().stream().anyMatch(rows -> rows > 0);
    }

    /** Return what to say of tables that were empty in all versions; nothing if none was. */
    public Optional<Finding> finding() {
        Map<String, Long> most = most();
        List<String> empty = most.entrySet().stream()
                .filter(table -> table.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (empty.isEmpty() || report.versions().size() < 2) {
            return Optional.empty();
        }
        String text = empty.size() + " of " + Written.count(most.size(), "table") + " had no row in any version: "
                + String.join(", ", empty);
        return Optional.of(new Finding("seed", text, fix()));
    }

    /** Return what to say where no version met any row, and nothing about rows was proven. */
    public List<Finding> nothing() {
        return List.of(
                new Finding(
                        "found", "not a single row in any table", "on empty tables everything applies, and is fast"),
                Finding.of("fix", fix()));
    }

    /** Return the line that gives the migrations rows to meet. */
    private String fix() {
        String first = report.versions().isEmpty() ? "1" : report.versions().get(0);
        return "add V" + first + "__rows.sql at [" + report.seeds() + "]";
    }

    private Map<String, Long> most() {
        boolean several = report.versions().size() > 1;
        Map<String, Long> most = new LinkedHashMap<>();
        report.rows().stream()
                .filter(met -> !several || !met.before().isEmpty())
                .forEach(met -> most.merge(met.table(), met.rows(), Math::max));
        return most;
    }
}
