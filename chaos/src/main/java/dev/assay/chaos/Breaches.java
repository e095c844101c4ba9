package dev.assay.chaos;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The promises that a run breached.
 *
 * @param names their names
 */
record Breaches(Set<String> names) {
    static Breaches of(List<Verdict> verdicts) {
        return new Breaches(verdicts.stream()
                .filter(verdict -> verdict.outcome() == Outcome.BREACHED)
                .map(verdict -> verdict.promise().name())
                .collect(Collectors.toUnmodifiableSet()));
    }

    static boolean in(List<Verdict> verdicts) {
        return !of(verdicts).names().isEmpty();
    }

    /** Return whether another run breached one of the same promises. */
    boolean again(List<Verdict> other) {
        return of(other).names().stream().anyMatch(names::contains);
    }

    /** Add findings to the verdicts that are breached. */
    List<Verdict> explained(List<Verdict> verdicts, List<Finding> findings) {
        return verdicts.stream()
                .map(verdict -> verdict.outcome() == Outcome.BREACHED ? verdict.withFindings(findings) : verdict)
                .toList();
    }
}
