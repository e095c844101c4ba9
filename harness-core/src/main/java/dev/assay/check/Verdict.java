package dev.assay.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one promise, with all that a reader needs to believe it. A value: sinks and merges need nothing else.
 *
 * @param promise what was promised
 * @param outcome what became of it
 * @param figures what was measured; the first one decided
 * @param findings what was seen, what it means, what to do
 * @param evidence what a reviewer can look at
 * @param origin where it comes from
 * @param seed the seed of the run
 */
public record Verdict(
        Promise promise,
        Outcome outcome,
        List<Figure> figures,
        List<Finding> findings,
        List<Evidence> evidence,
        Origin origin,
        long seed) {
    public Verdict {
        Objects.requireNonNull(promise);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(origin);
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }

    /** Return a bare verdict of a run; add figures, findings and evidence to it. */
    public static Verdict of(Run run, Promise promise, Outcome outcome) {
        return new Verdict(promise, outcome, List.of(), List.of(), List.of(), run.origin(), run.seed());
    }

    /** Return the figure that decided, if one was measured. */
    public Optional<Figure> decisive() {
        return figures.stream().findFirst();
    }

    /** Return whether the test must fail: always when broken, else as the promise's terms say. */
    public boolean fails() {
        Terms terms = promise.terms();
        return switch (outcome) {
            case PASSED -> false;
            case BROKEN -> true;
            case BREACHED -> terms.severity() == Severity.BLOCK;
            case INCONCLUSIVE -> terms.severity() == Severity.BLOCK && terms.onInconclusive() == OnInconclusive.FAIL;
        };
    }

    /** Return this verdict with one more figure; the first one added decides. */
    public Verdict with(Figure figure) {
        return new Verdict(promise, outcome, and(figures, List.of(figure)), findings, evidence, origin, seed);
    }

    /** Return this verdict with one more finding. */
    public Verdict with(Finding finding) {
        return new Verdict(promise, outcome, figures, and(findings, List.of(finding)), evidence, origin, seed);
    }

    /** Return this verdict with one more piece of evidence. */
    public Verdict with(Evidence piece) {
        return new Verdict(promise, outcome, figures, findings, and(evidence, List.of(piece)), origin, seed);
    }

    /** Return this verdict with more findings. */
    public Verdict withFindings(Collection<Finding> more) {
        return new Verdict(promise, outcome, figures, and(findings, more), evidence, origin, seed);
    }

    /** Return this verdict with more evidence. */
    public Verdict withEvidence(Collection<? extends Evidence> more) {
        return new Verdict(promise, outcome, figures, findings, and(evidence, more), origin, seed);
    }

    private static <T> List<T> and(List<T> list, Collection<? extends T> more) {
        List<T> longer = new ArrayList<>(list);
        longer.addAll(more);
        return longer;
    }
}
