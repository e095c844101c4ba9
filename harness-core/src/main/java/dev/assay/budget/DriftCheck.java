package dev.assay.budget;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import dev.assay.load.Recording;
import dev.assay.load.Window;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.WarmUpCut;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether latencies held still while they were measured. Where they drifted, a clear verdict counts only if the later half
 * alone says the same: what is slow or fast in the beginning alone is no property of what comes after.
 */
record DriftCheck(Recording recording, ErrorRates rates) {
    /** Fewer windows with operations do not show a drift; 4 s. */
    private static final int FEWEST = WarmUpCut.FEWEST;

    /** Return the judgement as it may count. */
    Judgement confirmed(Objective objective, Judgement judgement) {
        if (!judgement.isClear() || !objective.needsSteadiness() || !drifts()) {
            return judgement;
        }
        Outcome later = objective.outcome(recording, half(1), rates);
        return later == judgement.outcome() ? judgement : undecided(objective, judgement, later);
    }

    /** Return whether the halves differ, by a test that is wrong in 1 % of steady runs with independent windows. */
    boolean drifts() {
        double[] means = recording.windows().stream()
                .filter(window -> window.successes() > 0)
                .mapToDouble(window -> (double) window.successNanos() / window.successes())
                .toArray();
        return means.length >= FEWEST && WarmUpCut.halvesDiffer(means);
    }

    private Judgement undecided(Objective objective, Judgement judgement, Outcome later) {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        findings.add(new Finding(
                "steady",
                objective.promise().name() + ": not steady, " + mean(0) + " on average in the first half and " + mean(1)
                        + " in the second",
                "all together it is " + judgement.outcome().word() + ", the second half alone is " + later.word()
                        + "; a longer warm-up or duration lets it settle"));
        return new Judgement(Outcome.INCONCLUSIVE, judgement.figure(), findings);
    }

    private String mean(int half) {
        List<Window> windows = half(half);
        long successes = windows.stream().mapToLong(Window::successes).sum();
        long nanos = windows.stream().mapToLong(Window::successNanos).sum();
        return Unit.MILLISECONDS.writeMeasured(Millis.of((double) nanos / Math.max(1, successes)));
    }

    private List<Window> half(int half) {
        List<Window> all = recording.windows();
        int middle = all.size() / 2;
        return half == 0 ? all.subList(0, middle) : all.subList(middle, all.size());
    }
}
