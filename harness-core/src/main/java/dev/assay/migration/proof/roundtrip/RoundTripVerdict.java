package dev.assay.migration.proof.roundtrip;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the upgrades say together. */
record RoundTripVerdict(Promise promise, List<RoundTripResult> results, String seeds) {
    private static final List<String> COLUMNS = List.of(
            "version", "way back", "rows met", "rows written", "values changed", "taken by the way back", "result");

    Verdict verdict(Run run) {
        List<Finding> findings = new ArrayList<>();
        results.forEach(result -> findings.addAll(result.faults()));
        Outcome outcome = outcome();
        if (outcome == Outcome.BROKEN && findings.isEmpty()) {
            findings.addAll(nothing());
        }
        return Verdict.of(run, promise, outcome)
                .with(Figure.counted("taken back", BigDecimal.valueOf(kept()), Unit.NUMBER, tried()))
                .withFindings(findings)
                .withEvidence(evidence());
    }

    private Outcome outcome() {
        if (results.stream().anyMatch(RoundTripResult::isBreached)) {
            return Outcome.BREACHED;
        }
        boolean missing = results.stream().anyMatch(result -> result.kind() == RoundTripResult.Kind.NO_UNDO);
        return missing || tried() == 0 || !metRows() || !wroteRows() ? Outcome.BROKEN : Outcome.PASSED;
    }

    /** A first version alone has nothing to meet but what is written behind it. */
    private boolean metRows() {
        List<RoundTripResult> later =
                results.stream().filter(result -> !result.first()).toList();
        return later.isEmpty() || later.stream().anyMatch(result -> result.rows() > 0);
    }

    private boolean wroteRows() {
        return results.stream().anyMatch(result -> !result.written().isEmpty());
    }

    private List<Finding> nothing() {
        if (tried() == 0) {
            return List.of(
                    Finding.of("found", "no upgrade was to be taken back"),
                    Finding.of("fix", "leave one version out of irreversible, or the proof out"));
        }
        return metRows()
                ? List.of(
                        new Finding(
                                "found",
                                "nothing could be written between any upgrade and its way back",
                                "what a new version of the application writes meanwhile was not tried"),
                        Finding.of("fix", "see [tables without invented rows], and seed two rows or more that differ"))
                : List.of(
                        new Finding(
                                "found",
                                "not a single row in any table",
                                "on empty tables every way back keeps all rows"),
                        Finding.of("fix", "add V1__rows.sql at [" + seeds + "]"));
    }

    private long tried() {
        return results.stream()
                .filter(result -> result.kind() == RoundTripResult.Kind.TRIED)
                .count();
    }

    private long kept() {
        return tried() - results.stream().filter(RoundTripResult::isBreached).count();
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence.Table(
                "round trips",
                COLUMNS,
                results.stream().map(RoundTripResult::row).toList()));
        List<List<String>> refused = results.stream()
                .flatMap(result -> result.written().refused().entrySet().stream()
                        .map(table -> List.of(result.migration(), table.getKey(), table.getValue())))
                .toList();
        if (!refused.isEmpty()) {
            evidence.add(
                    new Evidence.Table("tables without invented rows", List.of("version", "table", "why"), refused));
        }
        return evidence;
    }
}
