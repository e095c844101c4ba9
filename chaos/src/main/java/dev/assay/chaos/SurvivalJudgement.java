package dev.assay.chaos;

import dev.assay.chaos.history.Survived;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What became of one history, in the words of a verdict. */
record SurvivalJudgement(Outcome outcome, Optional<Figure> figure, List<Finding> findings, List<Evidence> evidence) {
    static SurvivalJudgement of(Survived survived) {
        Outcome outcome = survived.outcome();
        int attempts = survived.history().attempts().size();
        Figure offences = Figure.counted("offences", BigDecimal.valueOf(survived.offences()), Unit.NUMBER, attempts);
        boolean counted = outcome == Outcome.PASSED || outcome == Outcome.BREACHED;
        return new SurvivalJudgement(
                outcome, counted ? Optional.of(offences) : Optional.empty(), survived.findings(), survived.evidence());
    }

    static SurvivalJudgement unreadable(String name, Throwable why) {
        return new SurvivalJudgement(
                Outcome.BROKEN,
                Optional.empty(),
                List.of(new Finding("error", "what survived of [" + name + "] cannot be read", why.toString())),
                List.of());
    }
}
