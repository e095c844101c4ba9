package dev.assay.check;

import java.util.List;
import java.util.Optional;

/**
 * Holds promises against a subject. Immutable; one check may be run many times.
 *
 * @param <S> what is judged, such as a database
 */
public interface Check<S> {
    /** Return what this check will judge: at least one promise. */
    List<Promise> promises();

    /**
     * Return one verdict for each promise, in their order.
     *
     * @throws Exception when nothing could be judged; every promise of this check is then {@link Outcome#BROKEN}
     */
    List<Verdict> judge(S subject, Run run) throws Exception;

    /**
     * Return one check that judges the promises of both with shared work, or nothing if they share none. Thirty gates on
     * one table become one scan.
     */
    default Optional<Check<S>> fusedWith(Check<S> other) {
        return Optional.empty();
    }
}
