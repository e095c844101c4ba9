package dev.assay.budget;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.load.Recording;
import dev.assay.statistics.ErrorRates;
import java.util.List;

/**
 * What is known of the samples that the limits of a run allow, before they are taken.
 *
 * @param reach the most operations that could be measured
 * @param rates how often one look may err
 */
record Foresight(Reach reach, ErrorRates rates) {
    /** Tell from the settings alone: a count, a rate or a pause bounds what can be measured, whatever the server does. */
    static Foresight ofSettings(LoadRequest request, LookPlan plan, Run run, ErrorRates rates) {
        long most = Math.min(request.operations(), run.limits().operations());
        return new Foresight(Reach.of(request.settings(), plan.total(), most), rates);
    }

    /** A cold start is slower than what follows, so a budget is given up only if even its fastest operation would not do. */
    static Foresight ofWarmUp(LoadRequest request, LookPlan plan, Recording warmUp, Run run, ErrorRates rates) {
        long reachable = warmUp.succeeded() == 0
                ? Long.MAX_VALUE
                : plan.total().toNanos()
                        / Math.max(1, warmUp.latencies().shortestNanos())
                        * request.settings().concurrency();
        long most = Math.min(reachable, run.limits().operations());
        return new Foresight(
                new Reach(most, "nothing was measured; a longer duration or more workers give more of them"), rates);
    }

    /** Return whether no promise can be kept within the limits. */
    boolean cannotKeepAny(List<Objective> objectives) {
        return objectives.stream().allMatch(objective -> objective.smallestPass(rates) > reach.operations());
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
                        + " operations would decide, the limits allow at most " + write(reach.operations()),
                reach.advice());
    }

    private static String write(long number) {
        return Unit.NUMBER.write(number);
    }
}
