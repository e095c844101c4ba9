package dev.assay.migration.proof.scales;

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
import java.util.Comparator;
import java.util.List;

/** Judges how the work of statements grows. */
record WorkJudge(Promise promise, Measured measured, Run run) {
    private static final String CURE =
            "join or aggregate once instead of once for each row, or give what is looked up for each row an index";

    Verdict judge() {
        if (!measured.metRows() || measured.statements.isEmpty()) {
            return broken();
        }
        if (!measured.grew()) {
            return Verdict.of(run, promise, Outcome.BROKEN)
                    .with(new Finding("found", "no table with rows could be multiplied", "the same rows cost the same"))
                    .withFindings(notGrown());
        }
        List<StatementGrowth> steep = measured.statements.stream()
                .filter(statement -> !statement.isLinear())
                .sorted(Comparator.comparing(StatementGrowth::exponent).reversed())
                .toList();
        BigDecimal worst = measured.statements.stream()
                .map(StatementGrowth::exponent)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Verdict.of(run, promise, outcome(steep))
                .with(Figure.counted("largest exponent", worst, Unit.NUMBER, measured.statements.size()))
                .withFindings(findings(steep))
                .with(new Evidence.Table(
                        "work of statements",
                        StatementGrowth.COLUMNS,
                        measured.statements.stream().map(StatementGrowth::row).toList()));
    }

    private Outcome outcome(List<StatementGrowth> steep) {
        if (!steep.isEmpty()) {
            return Outcome.BREACHED;
        }
        return measured.unshown.isEmpty() ? Outcome.PASSED : Outcome.INCONCLUSIVE;
    }

    private Verdict broken() {
        return Verdict.of(run, promise, Outcome.BROKEN)
                .with(new Finding("found", "no version met a single row in any table", "without rows no work can grow"))
                .with(Finding.of("fix", "add V1__rows.sql at [" + measured.seeds + "]"));
    }

    private List<Finding> findings(List<StatementGrowth> steep) {
        List<Finding> findings = new ArrayList<>();
        steep.forEach(statement -> findings.addAll(statement.findings()));
        if (!steep.isEmpty()) {
            findings.add(Finding.of("do", CURE));
        }
        measured.lockTimes.forEach(time -> findings.add(time.finding()));
        findings.addAll(measured.unshown);
        findings.addAll(measured.small);
        findings.addAll(notGrown());
        if (!measured.empty().isEmpty()) {
            findings.add(Finding.of("seed", "no version met a row in " + String.join(", ", measured.empty())));
        }
        return findings;
    }

    private List<Finding> notGrown() {
        return measured.left.entrySet().stream()
                .map(table -> new Finding(
                        "not grown", table.getKey() + ": " + table.getValue(), "it had as many rows at 4n as at n"))
                .toList();
    }
}
