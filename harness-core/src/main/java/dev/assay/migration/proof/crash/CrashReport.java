package dev.assay.migration.proof.crash;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of all kills.
 *
 * @param kills all of them, in order
 * @param plants whether something could be planted that holds a statement at its end
 */
record CrashReport(List<Kill> kills, boolean plants) {
    private static final List<String> COLUMNS = List.of(
            "migration",
            "line",
            "statement",
            "killed",
            "where",
            "waited for",
            "run ended",
            "left invalid",
            "repair",
            "next run");

    CrashReport {
        kills = List.copyOf(kills);
    }

    /** Return how many landed inside a running statement. */
    long landedInside() {
        return kills.stream().filter(kill -> kill.place().isInside()).count();
    }

    /** Return how many statements there were to kill. */
    long statements() {
        return kills.stream()
                .filter(kill -> kill.place() != Place.COMMIT)
                .map(kill -> List.of(kill.statement().migration(), kill.point().number()))
                .distinct()
                .count();
    }

    /** Return those after which the next run did not end as an undisturbed one. */
    List<Kill> lost() {
        return kills.stream().filter(kill -> !kill.isRecovered()).toList();
    }

    /** Return after how many something had to be done by hand before the next run. */
    long repaired() {
        return kills.stream().filter(kill -> kill.sequel().repair().isPresent()).count();
    }

    /** Return what it shows; nothing where no kill landed inside a statement, or the whole server was never killed. */
    Outcome outcome() {
        if (!lost().isEmpty()) {
            return Outcome.BREACHED;
        }
        return missed().isEmpty() ? Outcome.PASSED : Outcome.BROKEN;
    }

    private boolean isServerKilled() {
        return kills.stream()
                .filter(kill -> kill.victim().equals(PostmasterCrash.VICTIM))
                .anyMatch(kill -> kill.place().isInside());
    }

    /** Say what came of those that were lost. */
    List<Finding> losses() {
        return LostRuns.of(lost()).stream()
                .flatMap(lost -> lost.findings().stream())
                .toList();
    }

    /** Say what has to be done by hand before the runner can start again, though nobody promised otherwise. */
    List<Finding> repairs() {
        return kills.stream()
                .flatMap(kill -> kill.sequel().repair().stream())
                .collect(Collectors.groupingBy(repair -> repair, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Finding(
                        "repair", entry.getKey(), "by hand before the next run, after " + entry.getValue() + " kills"))
                .toList();
    }

    /** Say what of the promise was never tried, and why; empty if all of it was. */
    List<Finding> missed() {
        if (landedInside() > 0) {
            return isServerKilled()
                    ? List.of()
                    : List.of(new Finding(
                            "found",
                            "the whole server was never killed inside a statement",
                            "the statement ended each time before it was seen to be held"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("found", "none of [" + kills.size() + "] kills landed inside a running statement"));
        findings.add(
                plants
                        ? Finding.of("because", "no statement changes the schema or writes rows")
                        : Finding.of(
                                "because",
                                "the role is no superuser, and event triggers, which hold a statement at its end, are the superuser's alone"));
        return findings;
    }

    /** Return a row for each kill. */
    Evidence table() {
        return new Evidence.Table(
                "kills", COLUMNS, kills.stream().map(CrashReport::row).toList());
    }

    private static List<String> row(Kill kill) {
        ScoredStatement statement = kill.statement();
        return List.of(
                statement.migration().file(),
                statement.line() > 0 ? String.valueOf(statement.line()) : "",
                statement.shortened(),
                kill.victim(),
                kill.place().words(),
                kill.waited(),
                kill.ended(),
                String.join(", ", kill.sequel().left()),
                kill.sequel().repair().orElse(""),
                kill.sequel().problem().map(Kill.Problem::text).orElse("as undisturbed"));
    }
}
