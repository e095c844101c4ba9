package dev.assay.load;

import dev.assay.statistics.ErrorRates;
import java.util.ArrayList;
import java.util.List;

/**
 * The looks at one load: drives it until every promise is clear or the planned looks are over. A judgement that has spent
 * its error rate stays as it was made, with the data of that look.
 */
final class Looks {
    private final List<Objective> objectives;
    private final LookPlan plan;
    private final ErrorRates rates;
    private final long[] limits;
    private List<Judgement> judgements = List.of();
    private int taken;

    Looks(List<Objective> objectives, LookPlan plan) {
        this.objectives = objectives;
        this.plan = plan;
        this.rates = ErrorRates.DEFAULT.splitOver(plan.stretches().size());
        this.limits = objectives.stream()
                .flatMapToLong(objective -> objective.countedAbove().stream())
                .sorted()
                .distinct()
                .toArray();
    }

    long[] limits() {
        return limits.clone();
    }

    ErrorRates rates() {
        return rates;
    }

    /** Return how many looks were taken of how many were planned. */
    String describe() {
        return taken + " of " + plan.stretches().size() + " planned";
    }

    /** Return what was found, in the order of the promises; empty if no operation has succeeded. */
    List<Judgement> judgements() {
        return judgements;
    }

    /** Return everything that was measured. */
    Recording drive(ClosedLoad load) throws Exception {
        Recording all = new Recording(limits, 0);
        while (taken < plan.stretches().size() && !load.exhausted() && !isClear()) {
            all.append(load.drive(plan.stretches().get(taken), limits));
            taken++;
            if (all.succeeded() == 0) {
                return all;
            }
            judgements = look(all);
        }
        return all;
    }

    private boolean isClear() {
        return !judgements.isEmpty() && judgements.stream().allMatch(Judgement::isClear);
    }

    private List<Judgement> look(Recording all) {
        List<Judgement> found = new ArrayList<>();
        for (int i = 0; i < objectives.size(); i++) {
            boolean settled = i < judgements.size() && judgements.get(i).isFinal();
            found.add(settled ? judgements.get(i) : objectives.get(i).judge(all, rates));
        }
        return found;
    }
}
