package dev.assay.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of one plan.
 *
 * @param all every verdict, in the order of the promises
 * @param causes what was thrown while judging; they become suppressed exceptions of the error
 */
public record Verdicts(List<Verdict> all, List<Throwable> causes) {
    public Verdicts {
        all = List.copyOf(all);
        causes = List.copyOf(causes);
    }

    /** Return the verdicts of promises that were judged without an exception. */
    public static Verdicts of(List<Verdict> verdicts) {
        return new Verdicts(verdicts, List.of());
    }

    /** Return the one broken verdict of a promise that could not be judged because of this. */
    public static Verdicts broken(Run run, Promise promise, Throwable failure) {
        return new Verdicts(List.of(Breakage.of(failure).verdict(run, promise)), List.of(failure));
    }

    /** Return the worst outcome, or nothing if nothing was promised. */
    public Optional<Outcome> worst() {
        return all.stream().map(Verdict::outcome).max(Comparator.naturalOrder());
    }

    /**
     * Do nothing if every promise is kept, as far as its terms demand.
     *
     * @throws VerdictError with every verdict that fails, the kept ones of the same kind beside them
     */
    public void orThrow() {
        if (all.stream().anyMatch(Verdict::fails)) {
            throw new VerdictError(this);
        }
    }
}
