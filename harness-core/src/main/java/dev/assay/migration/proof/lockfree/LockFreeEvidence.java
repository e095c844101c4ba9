package dev.assay.migration.proof.lockfree;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the application lived through, as tables. */
record LockFreeEvidence(Limits limits, List<UpgradeResult> results, Optional<BigDecimal> planted) {
    /** So many waits of each version are shown. */
    private static final int MOST_WAITS = 20;

    /** Return a row for each table that was locked. */
    Evidence tables() {
        List<List<String>> rows = new ArrayList<>();
        for (UpgradeResult result : results) {
            for (LockedTable table : result.tables()) {
                rows.add(List.of(
                        result.upgrade().describe(),
                        table.name(),
                        table.mode().write(),
                        table.read() ? Unit.NUMBER.write(table.reads()) : "none are known",
                        table.written() ? Unit.NUMBER.write(table.writes()) : "none are known",
                        Unit.NUMBER.write(table.inFlight()),
                        Unit.MILLISECONDS.writeNumber(BigDecimal.valueOf(table.unseenNanos(), 6)),
                        result.gaveUp() ? "gave up by lock_timeout first" : ""));
            }
        }
        return new Evidence.Table(
                "locked tables",
                List.of(
                        "version",
                        "table",
                        "lock",
                        "reads beside it",
                        "writes beside it",
                        "in flight under locks",
                        "longest unseen, ms",
                        "note"),
                rows);
    }

    /** Return who waited for whom. */
    Evidence waits() {
        List<List<String>> rows = new ArrayList<>();
        for (UpgradeResult result : results) {
            result.waits().stream()
                    .limit(MOST_WAITS)
                    .forEach(wait -> rows.add(List.of(
                            result.upgrade().describe(),
                            wait.operation(),
                            Unit.MILLISECONDS.writeNumber(wait.millis()),
                            wait.table().isEmpty() ? "rows" : wait.table(),
                            wait.wanted(),
                            wait.held(),
                            wait.statement())));
        }
        return new Evidence.Table(
                "who waited for whom",
                List.of(
                        "version",
                        "operation",
                        "ms",
                        "for",
                        "wanted",
                        "migration's lock",
                        "statement of the migration"),
                rows);
    }

    /** Return how closely was looked. */
    Evidence looks() {
        List<List<String>> rows = results.stream()
                .map(result -> List.of(
                        result.upgrade().describe(),
                        Unit.NUMBER.write(result.operations()),
                        Unit.MILLISECONDS.writeNumber(BigDecimal.valueOf(result.longestGap(), 6)),
                        result.attempts().stream()
                                .map(Unit.MILLISECONDS::writeNumber)
                                .collect(Collectors.joining(" / "))))
                .toList();
        String sensor = planted.map(seen -> "a planted lock was seen for " + Unit.MILLISECONDS.writeMeasured(seen))
                .orElse("no lock was planted");
        return new Evidence.Table(
                "looks at the locks: " + sensor,
                List.of("version", "operations beside it", "longest gap, ms", "longest wait of each attempt, ms"),
                rows);
    }
}
