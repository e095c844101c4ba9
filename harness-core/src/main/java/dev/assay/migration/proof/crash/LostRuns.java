package dev.assay.migration.proof.crash;

import dev.assay.check.Finding;
import dev.assay.migration.script.SqlWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Kills after which the next run went wrong in the same way.
 *
 * @param problem what the next run did
 * @param kills the kills, at least one
 */
record LostRuns(Kill.Problem problem, List<Kill> kills) {
    LostRuns {
        kills = List.copyOf(kills);
    }

    /** Say what was killed, what it left, what the next run made of that, and what to do. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Kill first = kills.get(0);
        findings.add(new Finding("killed", first.statement().place() + ": " + first.describe(), others()));
        invalid()
                .forEach(index -> findings.add(
                        new Finding("left", "invalid index " + index, "written to, and of use to no query")));
        findings.add(new Finding(
                "next run", problem.text(), problem.isAppliedAlready() ? "it had been applied already" : ""));
        cures().forEach(cure -> findings.add(Finding.of("do", cure)));
        return findings;
    }

    private String others() {
        return kills.size() == 1 ? "" : "and after " + (kills.size() - 1) + " more kills the same";
    }

    private List<String> invalid() {
        return kills.stream()
                .flatMap(kill -> kill.sequel().left().stream())
                .distinct()
                .toList();
    }

    private List<String> cures() {
        List<String> cures = new ArrayList<>();
        if (!problem.statement().isEmpty() && !SqlWords.of(problem.statement()).contains("CONCURRENTLY")) {
            cures.add(
                    "one statement in each script without a transaction, or a guard on each: IF NOT EXISTS, IF EXISTS");
        }
        invalid().stream()
                .map(index -> index.substring(0, index.indexOf(" on ")))
                .forEach(index -> cures.add("DROP INDEX CONCURRENTLY IF EXISTS " + index + "; before it is built"));
        if (cures.isEmpty()) {
            cures.add("run it in a transaction, or let each statement change only what still needs it");
        }
        return cures;
    }

    /** Put those together that went wrong in the same way. */
    static List<LostRuns> of(List<Kill> kills) {
        List<Kill.Problem> problems = kills.stream()
                .flatMap(kill -> kill.sequel().problem().stream())
                .distinct()
                .toList();
        return problems.stream()
                .map(problem -> new LostRuns(
                        problem,
                        kills.stream()
                                .filter(kill -> kill.sequel()
                                        .problem()
                                        .filter(problem::equals)
                                        .isPresent())
                                .collect(Collectors.toList())))
                .toList();
    }
}
