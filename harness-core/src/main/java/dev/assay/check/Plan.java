package dev.assay.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks in the order in which they run, those that can share work made one. Immutable.
 *
 * @param <S> what is judged
 */
public final class Plan<S> {
    private final List<Check<S>> checks;

    private Plan(List<Check<S>> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Return the plan of one check. */
    public static <S> Plan<S> of(Check<S> check) {
        return of(List.of(check));
    }

    /** Return the plan of these checks. */
    public static <S> Plan<S> of(List<? extends Check<S>> checks) {
        List<Check<S>> fused = new ArrayList<>();
        checks.forEach(check -> add(fused, check));
        return new Plan<>(fused);
    }

    /** Return what will really run, after checks that share work were made one. */
    public List<Check<S>> checks() {
        return checks;
    }

    /** Return all promises, in the order in which they are judged. */
    public List<Promise> promises() {
        return checks.stream().flatMap(check -> check.promises().stream()).toList();
    }

    /** Judge every promise. A check that throws, or that forgets a promise, breaks its own promises and no others. */
    public Verdicts run(S subject, Run run) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Throwable> causes = new ArrayList<>();
        for (Check<S> check : checks) {
            verdicts.addAll(judge(check, subject, run, causes));
        }
        return new Verdicts(verdicts, causes);
    }

    private static <S> void add(List<Check<S>> fused, Check<S> check) {
        for (int i = 0; i < fused.size(); i++) {
            Optional<Check<S>> both = fused.get(i).fusedWith(check);
            if (both.isPresent()) {
                fused.set(i, both.get());
                return;
            }
        }
        fused.add(check);
    }

    private static <S> List<Verdict> judge(Check<S> check, S subject, Run run, List<Throwable> causes) {
        try {
            return complete(check.promises(), check.judge(subject, run));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return broken(check, interrupted, run, causes);
        } catch (Exception | AssertionError failure) {
            return broken(check, failure, run, causes);
        }
    }

    private static List<Verdict> complete(List<Promise> promises, List<Verdict> verdicts) {
        List<Promise> judged = verdicts.stream().map(Verdict::promise).toList();
        if (promises.isEmpty() || !judged.equals(promises)) {
            throw new IllegalStateException("promises " + names(promises) + " got verdicts on " + names(judged));
        }
        return verdicts;
    }

    private static List<String> names(List<Promise> promises) {
        return promises.stream().map(Promise::name).toList();
    }

    private static <S> List<Verdict> broken(Check<S> check, Throwable failure, Run run, List<Throwable> causes) {
        causes.add(failure);
        return check.promises().stream()
                .map(promise -> Breakage.of(failure).verdict(run, promise))
                .toList();
    }
}
