package dev.assay.migration.proof.datakept;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.migration.content.ColumnPatterns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the upgrades say together. */
record DataKeptVerdict(Promise promise, List<KeptData> results, ColumnPatterns changes, String seeds) {
    private static final List<String> COLUMNS =
            List.of("version", "rows met", "values compared", "changed or gone", "result");

    Verdict verdict(Run run) {
        List<Finding> faults = faults();
        Outcome outcome = outcome(faults);
        long compared = results.stream().mapToLong(KeptData::compared).sum();
        return Verdict.of(run, promise, outcome)
                .with(Figure.counted("values compared", BigDecimal.valueOf(compared), Unit.NUMBER, results.size()))
                .withFindings(outcome == Outcome.BROKEN ? nothing() : faults)
                .with(new Evidence.Table(
                        "rows kept",
                        COLUMNS,
                        results.stream().map(KeptData::row).toList()));
    }

    private Outcome outcome(List<Finding> faults) {
        if (!faults.isEmpty()) {
            return Outcome.BREACHED;
        }
        return results.stream().anyMatch(result -> result.rows() > 0) ? Outcome.PASSED : Outcome.BROKEN;
    }

    /** A declaration that nothing needs would let a later change pass. */
    private List<Finding> faults() {
        List<Finding> faults = new ArrayList<>();
        results.forEach(result -> faults.addAll(result.faults()));
        Set<String> changed =
                results.stream().flatMap(result -> result.changed().stream()).collect(Collectors.toSet());
        boolean met = results.stream().anyMatch(result -> result.rows() > 0);
        changes.patterns().stream()
                .filter(pattern -> met && changed.stream().noneMatch(column -> covers(pattern, column)))
                .forEach(pattern -> faults.add(new Finding(
                        "stale", "changes = [" + pattern + "] declares what no upgrade changes", "remove it")));
        return faults;
    }

    private static boolean covers(String pattern, String column) {
        int dot = column.lastIndexOf('.');
        return ColumnPatterns.of(List.of(pattern)).match(column.substring(0, dot), column.substring(dot + 1));
    }

    private List<Finding> nothing() {
        if (results.stream().allMatch(KeptData::first)) {
            return List.of(
                    Finding.of("found", "the first version alone, which meets no row"),
                    Finding.of("fix", "prove this from the second version on"));
        }
        return List.of(
                new Finding("found", "not a single row in any table", "on empty tables nothing can be lost"),
                Finding.of("fix", "add V1__rows.sql at [" + seeds + "]"));
    }
}
