package dev.assay.budget;

import dev.assay.check.Ticker;
import dev.assay.load.LoadDriver;
import dev.assay.load.Pace;
import dev.assay.load.Recording;
import dev.assay.statistics.ErrorRates;
import java.util.ArrayList;
import java.util.List;

/**
 * The looks at one load: drives it until every promise is clear or the planned looks are over. A judgement that has spent
 * its error rate stays as it was made, with the data of that look.
 */
final class Looks {
    private final LoadRequest request;
    private final List<Objective> objectives;
    private final LookPlan plan;
    private final long[] limits;
    private final Ticker ticker;
    private final Timeline timeline = new Timeline();
    private List<Judgement> judgements = List.of();
    private ErrorRates rates = ErrorRates.DEFAULT;
    private int taken;
    private long begin;

    Looks(LoadRequest request, LookPlan plan, Ticker ticker) {
        this.request = request;
        this.objectives = request.objectives();
        this.ticker = ticker;
        this.plan = plan;
        this.limits = objectives.stream()
                .flatMapToLong(objective -> objective.countedAbove().stream())
                .sorted()
                .distinct()
                .toArray();
    }

    long[] limits() {
        return limits.clone();
    }

    /** Return the error rates of the look that was taken last. */
    ErrorRates rates() {
        return rates;
    }

    /** Return where the windows of all that was driven lie in time. */
    Timeline timeline() {
        return timeline;
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
    Recording drive(LoadDriver load) throws Exception {
        Recording all = new Recording(limits, 0);
        begin = ticker.nanos();
        while (taken < plan.stretches().size() && !isExhausted(load, all) && !isClear()) {
            all.append(stretch(load, request.operations() - all.operations()));
            taken++;
            if (all.succeeded() == 0) {
                return all;
            }
            rates = ratesOfLook(isExhausted(load, all));
            judgements = look(all);
        }
        return all;
    }

    /** A stretch lasts longer than it was planned where its last operations do, and then fewer fit into the time. */
    private boolean isExhausted(LoadDriver load, Recording all) {
        return load.exhausted()
                || all.operations() >= request.operations()
                || ticker.nanos() - begin >= plan.total().toNanos();
    }

    private Recording stretch(LoadDriver load, long most) throws Exception {
        long start = ticker.nanos();
        Recording recording = load.driveAtMost(most, plan.stretches().get(taken), limits);
        timeline.add(start, recording.windows().size());
        return recording;
    }

    private ErrorRates ratesOfLook(boolean atTheEnd) {
        int planned = plan.stretches().size();
        return atTheEnd ? ErrorRates.DEFAULT.ofLookAtTheEnd(taken, planned) : ErrorRates.DEFAULT.ofLook(taken, planned);
    }

    private boolean isClear() {
        return !judgements.isEmpty() && judgements.stream().allMatch(Judgement::isClear);
    }

    private List<Judgement> look(Recording all) {
        DriftCheck drift = new DriftCheck(all, rates);
        List<Judgement> found = new ArrayList<>();
        for (int i = 0; i < objectives.size(); i++) {
            boolean settled = i < judgements.size() && judgements.get(i).isFinal();
            found.add(settled ? judgements.get(i) : judge(objectives.get(i), all, drift));
        }
        return found;
    }

    private Judgement judge(Objective objective, Recording all, DriftCheck drift) {
        Judgement judgement = drift.confirmed(objective, objective.judge(all, rates));
        return request.settings().pace() instanceof Pace.Open open
                ? new ArrivalCheck(open, request.settings().concurrency(), all).confirmed(objective, judgement, rates)
                : judgement;
    }
}
