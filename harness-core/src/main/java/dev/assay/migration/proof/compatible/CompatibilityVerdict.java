package dev.assay.migration.proof.compatible;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.Traffic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges what became of all statements at all versions. */
record CompatibilityVerdict(
        Promise promise,
        List<StatementResult> results,
        Traffic traffic,
        Optional<Traffic> newTraffic,
        List<ContractStep> contract) {
    /** So many are told; the table has all. */
    private static final int MOST_TOLD = 12;

    Verdict of(Run run) {
        List<StatementResult> broken =
                results.stream().filter(StatementResult::isBroken).toList();
        long tried = results.stream()
                .filter(result -> result.state() != StatementResult.State.ABSENT)
                .count();
        List<Finding> nothing = nothing();
        if (broken.isEmpty() && !nothing.isEmpty()) {
            return Verdict.of(run, promise, Outcome.BROKEN)
                    .withFindings(nothing)
                    .with(table());
        }
        return Verdict.of(run, promise, broken.isEmpty() ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted("broken statements", BigDecimal.valueOf(broken.size()), Unit.NUMBER, tried))
                .withFindings(findings(broken))
                .with(table());
    }

    private List<Finding> nothing() {
        if (results(Side.OLD).allMatch(result -> result.state() == StatementResult.State.ABSENT)
                && (!traffic.isGiven() || results(Side.OLD).findAny().isEmpty())) {
            return List.of(
                    new Finding(
                            "found",
                            "no statement could be executed before any upgrade",
                            "statements are derived for tables that have rows"),
                    Finding.of("fix", "add seeds for the versions, or give the statements with traffic"));
        }
        List<Finding> nothing = new ArrayList<>(traffic.isGiven() ? neverWorking(Side.OLD, traffic) : List.of());
        newTraffic.ifPresent(next -> nothing.addAll(neverWorking(Side.NEW, next)));
        if (newTraffic.isPresent() && results(Side.NEW).findAny().isEmpty()) {
            nothing.add(Finding.of(
                    "found",
                    "[" + newTraffic.get().describe()
                            + "] has no statement: nothing of the new application was tried"));
        }
        nothing.addAll(stale());
        return nothing;
    }

    /** A declaration that nothing needs would let a later change pass. */
    private List<Finding> stale() {
        return contract.stream()
                .map(ContractStep::version)
                .filter(version -> results(Side.OLD)
                        .anyMatch(result ->
                                result.version().equals(version) && result.state() != StatementResult.State.ABSENT))
                .filter(version -> results(Side.OLD)
                        .noneMatch(result ->
                                result.version().equals(version) && result.state() == StatementResult.State.CONTRACTED))
                .map(version -> new Finding(
                        "stale",
                        "contract = [" + version + "] takes nothing from the statements that were tried",
                        "remove it, or seed what it takes, or give the statements that use it with traffic"))
                .toList();
    }

    private Stream<StatementResult> results(Side side) {
        return results.stream().filter(result -> result.side() == side);
    }

    /** A statement that works nowhere proves nothing, and somebody believes that it does. */
    private List<Finding> neverWorking(Side side, Traffic given) {
        Map<String, StatementResult> absent = new LinkedHashMap<>();
        results(side)
                .filter(result -> result.state() == StatementResult.State.ABSENT)
                .forEach(result -> absent.put(result.name(), result));
        results(side)
                .filter(result -> result.state() != StatementResult.State.ABSENT)
                .forEach(result -> absent.remove(result.name()));
        return absent.values().stream()
                .map(result -> new Finding(
                        "found",
                        "[" + result.name() + "] of [" + given.describe() + "] works at no version"
                                + result.failure()
                                        .map(failure -> ": " + failure.problem())
                                        .orElse(""),
                        "a statement that no version accepts proves nothing"))
                .toList();
    }

    private static List<Finding> findings(List<StatementResult> broken) {
        List<Finding> findings = new ArrayList<>();
        Set<Finding> ways = new LinkedHashSet<>();
        for (StatementResult result : broken) {
            Failure failure = result.failure().orElseThrow();
            if (findings.size() < MOST_TOLD) {
                findings.add(finding(result, failure));
            }
            ways.add(way(result, failure));
        }
        if (broken.size() > MOST_TOLD) {
            findings.add(Finding.of("more", (broken.size() - MOST_TOLD) + " more are in the table of statements"));
        }
        findings.addAll(ways);
        return findings;
    }

    private static Finding finding(StatementResult result, Failure failure) {
        String where = result.where().isEmpty() ? "" : " " + result.where();
        String what = result.side() == Side.OLD ? " breaks [" : " lacks for the new application [";
        String label = failure.sqlState().isEmpty() ? "failed" : failure.sqlState();
        return new Finding(
                label,
                result.place() + what + result.name() + "]" + where + ": " + failure.problem(),
                SqlText.shortened(failure.sql()));
    }

    private static Finding way(StatementResult result, Failure failure) {
        if (result.side() == Side.NEW) {
            return Finding.of(
                    "do",
                    "expand before: what the new application uses must be there before " + result.place()
                            + ", and stay from then on");
        }
        return Finding.of("do", SafeWay.of(failure.sqlState(), result.version()));
    }

    private Evidence table() {
        List<String> versions =
                results.stream().map(StatementResult::version).distinct().toList();
        Map<List<String>, Map<String, String>> cells = new LinkedHashMap<>();
        List<StatementResult> oldFirst = results.stream()
                .sorted(Comparator.comparing(StatementResult::side))
                .toList();
        for (StatementResult result : oldFirst) {
            cells.computeIfAbsent(List.of(result.side().write(), result.name()), row -> new LinkedHashMap<>())
                    .put(result.version(), result.write());
        }
        List<String> columns = new ArrayList<>(List.of("application", "statement"));
        versions.forEach(version -> columns.add("after " + (version.isEmpty() ? "repeatable" : version)));
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((head, byVersion) -> {
            List<String> row = new ArrayList<>(head);
            versions.forEach(version -> row.add(byVersion.getOrDefault(version, "")));
            rows.add(row);
        });
        return new Evidence.Table("statements", columns, rows);
    }
}
