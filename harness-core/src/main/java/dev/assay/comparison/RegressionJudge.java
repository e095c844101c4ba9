package dev.assay.comparison;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.load.SideBySide;
import dev.assay.statement.StatementPlans;
import java.util.ArrayList;
import java.util.List;

/** One run of a {@link RegressionCheck}: warm up, compare until clear, word the verdicts. */
final class RegressionJudge {
    private final RegressionSettings settings;
    private final Run run;
    private final RegressionVerdicts words;

    RegressionJudge(RegressionSettings settings, Run run) {
        this.settings = settings;
        this.run = run;
        this.words = new RegressionVerdicts(settings, run);
    }

    List<Verdict> judge(OpenSide baseline, OpenSide measured) throws Exception {
        RegressionForesight before = RegressionForesight.before(settings.limits(), settings.concurrency(), run);
        if (before.cannotDecide()) {
            return words.needs(before);
        }
        try (SideBySide sides = SideBySide.open(RegressionSides.of(baseline, measured), settings.concurrency(), run)) {
            SteadyStart warmUp = SteadyStart.of(sides, settings.concurrency(), before.reachable() - before.needed());
            RegressionForesight after =
                    RegressionForesight.after(warmUp, settings.limits(), sides, settings.concurrency());
            if (RegressionSides.isDead(warmUp.rounds())) {
                return words.broken(warmUp.rounds());
            }
            if (after.cannotDecide()) {
                return words.needs(after);
            }
            return warmUp.state() == SteadyStart.State.UNSTEADY
                    ? words.unsteady(warmUp)
                    : compare(warmUp, sides, baseline, measured);
        }
    }

    private List<Verdict> compare(SteadyStart warmUp, SideBySide sides, OpenSide baseline, OpenSide measured)
            throws Exception {
        long used = (long) warmUp.rounds().count() * RegressionSides.ALL;
        RegressionLooks looks =
                new RegressionLooks(settings.limits(), run.limits().operations() - used);
        looks.drive(sides);
        if (looks.hasDeadSide()) {
            return words.broken(looks.compared());
        }
        List<Verdict> verdicts = words.of(looks);
        List<Evidence> evidence = new ArrayList<>(RegressionEvidence.of(settings, warmUp, looks));
        if (verdicts.stream().noneMatch(RegressionVerdicts::isBreached)) {
            return verdicts.stream()
                    .map(verdict -> verdict.withEvidence(evidence))
                    .toList();
        }
        StatementPlans there = StatementPlans.generic(baseline.source(), sides.preparedSql(RegressionSides.BASELINE));
        StatementPlans here = StatementPlans.generic(measured.source(), sides.preparedSql(RegressionSides.MEASURED));
        evidence.addAll(RegressionEvidence.plans("baseline", there));
        evidence.addAll(RegressionEvidence.plans("measured", here));
        return verdicts.stream()
                .map(verdict -> explained(verdict, here.findings()).withEvidence(evidence))
                .toList();
    }

    private static Verdict explained(Verdict verdict, List<Finding> plans) {
        return RegressionVerdicts.isBreached(verdict) ? verdict.withFindings(plans) : verdict;
    }
}
