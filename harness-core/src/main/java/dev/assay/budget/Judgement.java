package dev.assay.budget;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;

/** What one look says about one promise. */
record Judgement(Outcome outcome, Figure figure, List<Finding> findings) {
    Judgement {
        findings = List.copyOf(findings);
    }

    boolean isClear() {
        return outcome != Outcome.INCONCLUSIVE;
    }

    /**
     * Return whether no later look may change it: a breach, and a pass whose error rate was spent at this look. A pass by
     * plain counting holds only as long as nothing else is counted.
     */
    boolean isFinal() {
        return outcome == Outcome.BREACHED || (outcome == Outcome.PASSED && figure.interval() != null);
    }
}
