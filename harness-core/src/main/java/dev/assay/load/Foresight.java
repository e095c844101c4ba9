package dev.assay.load;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.statistics.ErrorRates;
import java.time.Duration;
import java.util.List;

/**
 * What a warm-up tells about the samples that the limits of a run allow.
 *
 * @param warmUp what the warm-up showed
 * @param reachable how many operations could be measured if all were as fast as the fastest one
 * @param rates how often one look may err
 */
record Foresight(Recording warmUp, long reachable, ErrorRates rates) {
    /** A cold start is slower than what follows, so a budget is given up only if even its fastest operation would not do. */
    static Foresight of(Recording warmUp, int workers, Duration load, Run run, ErrorRates rates) {
        long reachable = warmUp.succeeded() == 0
                ? Long.MAX_VALUE
                : load.toNanos() / Math.max(1, warmUp.fastestNanos()) * workers;
        return new Foresight(warmUp, Math.min(reachable, run.limits().operations()), rates);
    }

    /** Return whether no promise can be kept within the limits, and none shows a sign that it could be breached. */
    boolean cannotDecide(List<Objective> objectives) {
        return objectives.stream()
                .allMatch(objective -> objective.smallestPass(rates) > reachable && objective.quietIn(warmUp));
    }

    List<Verdict> undecided(List<Objective> objectives, Run run) {
        return objectives.stream()
                .map(objective -> Verdict.of(run, objective.promise(), Outcome.INCONCLUSIVE)
                        .with(needs(objective)))
                .toList();
    }

    private Finding needs(Objective objective) {
        return new Finding(
                "needs",
                objective.promise().name() + ": at least " + write(objective.smallestPass(rates))
                        + " operations would decide, the limits allow at most " + write(reachable),
                "nothing was measured; a longer duration or more workers give more of them");
    }

    private static String write(long number) {
        return Unit.NUMBER.write(number);
    }
}
