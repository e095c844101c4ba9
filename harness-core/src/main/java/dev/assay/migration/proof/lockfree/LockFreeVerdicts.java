package dev.assay.migration.proof.lockfree;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.Traffic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what the application lived through in all upgrades. */
record LockFreeVerdicts(
        Limits limits,
        Traffic traffic,
        List<UpgradeResult> results,
        Map<String, Failure> neverWorking,
        Optional<BigDecimal> planted,
        Run run) {
    private static final int MOST_TOLD = 5;

    LockFreeVerdicts(Limits limits, Traffic traffic, Experiment experiment, Run run) {
        this(limits, traffic, experiment.results(), experiment.neverWorking(), experiment.planted(), run);
    }

    Verdict blocked(Promise promise) {
        BigDecimal longest = results.stream()
                .map(UpgradeResult::longest)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        if (longest.compareTo(limits.maxBlock().amount()) > 0) {
            return measured(promise, Outcome.BREACHED, longest).withFindings(tooLong());
        }
        List<Finding> nothing = nothing();
        return nothing.isEmpty()
                ? measured(promise, Outcome.PASSED, longest)
                : evidence(Verdict.of(run, promise, Outcome.BROKEN).withFindings(nothing));
    }

    private Verdict measured(Promise promise, Outcome outcome, BigDecimal longest) {
        return evidence(Verdict.of(run, promise, outcome)
                .with(Figure.counted("blocked", longest, Unit.MILLISECONDS, operations())));
    }

    Verdict failed(Promise promise) {
        List<Finding> findings = failures();
        List<Finding> nothing = findings.isEmpty() ? nothing() : List.of();
        if (!nothing.isEmpty()) {
            return Verdict.of(run, promise, Outcome.BROKEN).withFindings(nothing);
        }
        long failed = results.stream()
                .flatMap(result -> result.failures().stream())
                .mapToLong(Tally.CountedFailure::times)
                .sum();
        long all = failed
                + results.stream()
                        .filter(result -> result.failure().isPresent())
                        .count();
        return Verdict.of(run, promise, findings.isEmpty() ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted("failed operations", BigDecimal.valueOf(all), Unit.NUMBER, operations()))
                .withFindings(findings);
    }

    private long operations() {
        return results.stream().mapToLong(UpgradeResult::operations).sum();
    }

    private Verdict evidence(Verdict verdict) {
        LockFreeEvidence evidence = new LockFreeEvidence(limits, results, planted);
        return verdict.with(evidence.tables()).with(evidence.waits()).with(evidence.looks());
    }

    private List<Finding> tooLong() {
        List<Finding> findings = new ArrayList<>();
        for (UpgradeResult result : results) {
            result.waits().stream()
                    .filter(wait -> wait.millis().compareTo(limits.maxBlock().amount()) > 0)
                    .findFirst()
                    .ifPresent(wait -> findings.add(new Finding(
                            "blocked", result.upgrade().describe() + ": " + wait.write(), wait.statement())));
        }
        List<Finding> told = new ArrayList<>(findings.subList(0, Math.min(MOST_TOLD, findings.size())));
        told.add(Finding.of("do", cure()));
        return told;
    }

    private String cure() {
        String work =
                "keep what reads or writes rows out of the transaction that locks the table: NOT VALID and VALIDATE in two"
                        + " versions, indexes CONCURRENTLY, rows in batches";
        return limits.longReader().isEmpty()
                ? work
                : work
                        + "; and SET LOCAL lock_timeout, with another attempt later, so that nobody queues behind a lock that"
                        + " a report keeps from being granted";
    }

    private List<Finding> failures() {
        List<Finding> findings = new ArrayList<>();
        for (UpgradeResult result : results) {
            result.failure()
                    .ifPresent(failure -> findings.add(new Finding(
                            "migration",
                            "fails under traffic: " + failure.place() + ": " + failure.problem(),
                            failure.sqlState())));
            result.failures().stream()
                    .map(failed -> new Finding(
                            failed.failure().sqlState().isEmpty()
                                    ? "failed"
                                    : failed.failure().sqlState(),
                            result.upgrade().describe() + ": [" + failed.operation() + "] failed "
                                    + Unit.NUMBER.write(failed.times()) + " times: "
                                    + failed.failure().problem(),
                            "Proof.COMPATIBLE tells which statements work after each version"))
                    .limit(MOST_TOLD)
                    .forEach(findings::add);
        }
        return findings;
    }

    /** Return why nothing can be said; empty if it can. */
    private List<Finding> nothing() {
        List<Finding> findings = new ArrayList<>();
        if (traffic.isGiven() && !neverWorking.isEmpty()) {
            neverWorking.forEach((name, failure) -> findings.add(new Finding(
                    "found",
                    "[" + name + "] of [" + traffic.describe() + "] works at no version: " + failure.problem(),
                    "an operation that never ran has waited for nothing")));
            return findings;
        }
        if (operations() == 0) {
            findings.add(new Finding(
                    "found",
                    "no operation ran beside any migration",
                    "operations are derived for tables that have rows"));
            findings.add(Finding.of("fix", "add seeds for the versions, or give the operations with traffic"));
            return findings;
        }
        results.stream().flatMap(result -> unmet(result).stream()).forEach(findings::add);
        if (planted.isEmpty()) {
            findings.add(Finding.of(
                    "found",
                    "no operation of [" + traffic.describe() + "] reads or writes a table that it could wait for"));
        } else if (planted.get().signum() == 0) {
            findings.add(new Finding(
                    "found",
                    "a planted ACCESS EXCLUSIVE lock of twice " + limits.maxBlock() + " was not seen",
                    "what cannot see a planted lock cannot be believed"));
        }
        results.stream()
                .filter(result -> result.isBlind(limits))
                .forEach(result -> findings.add(new Finding(
                        "found",
                        result.upgrade().describe()
                                + ": the machine was too busy to look at the locks often enough for "
                                + limits.maxBlock(),
                        "an operation may have waited meanwhile")));
        results.stream().flatMap(result -> unseen(result).stream()).forEach(findings::add);
        return findings;
    }

    private List<Finding> unseen(UpgradeResult result) {
        return result.unseen(limits).stream()
                .map(table -> new Finding(
                        "found",
                        result.upgrade().describe() + ": [" + table.name() + "] may have been locked for up to "
                                + Unit.MILLISECONDS.writeMeasured(BigDecimal.valueOf(table.unseenNanos(), 6))
                                + ", and no operation came to it that would have waited longer than "
                                + limits.maxBlock(),
                        "operations of it must be more frequent, or the machine less busy"))
                .toList();
    }

    private List<Finding> unmet(UpgradeResult result) {
        return result.tables().stream()
                .filter(table -> !table.isMet())
                .map(table -> new Finding(
                        "found",
                        result.upgrade().describe() + " locks [" + table.name() + "] in "
                                + table.mode().write() + ", and " + table.reads() + " reads and " + table.writes()
                                + " writes of it ran meanwhile",
                        "at least " + LockedTable.ENOUGH + " are needed; operations are " + traffic.describe()
                                + (table.missing().isEmpty() ? "" : "; " + table.missing())))
                .toList();
    }
}
