package dev.assay.pipeline;

import dev.assay.check.Check;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.statistics.ErrorRates;
import java.util.List;

/**
 * Promises about the stages of a pipeline. Immutable; may be run many times. Made by {@link Pipeline}.
 *
 * <p>The pipeline is repeated in rounds, each of which runs every size once, on a fresh copy of the database. There are at
 * most three looks, at one, two and four times the repetitions asked for; with the truth on the limit a promise is wrongly
 * called kept in at most 5 % of the runs and wrongly called breached in at most 1 %, over all looks together. A stage that
 * fails breaks every promise.
 */
public final class PipelineCheck implements Check<TestDatabase> {
    private static final List<Integer> LOOKS = List.of(1, 2, 4);
    private static final ErrorRates RATES = ErrorRates.DEFAULT.splitOver(LOOKS.size());
    private static final int FEWEST = 2;

    private final PipelinePlan plan;
    private final List<StagePromise> promises;

    PipelineCheck(PipelinePlan plan, List<StagePromise> promises) {
        this.plan = plan;
        this.promises = List.copyOf(promises);
    }

    @Override
    public List<Promise> promises() {
        return promises.stream().map(StagePromise::promise).toList();
    }

    /**
     * Repeat the pipeline and judge every promise.
     *
     * @param database is copied for each repetition, which ends its sessions
     * @throws Exception what a stage threw, its name and size around it
     */
    @Override
    public List<Verdict> judge(TestDatabase database, Run run) throws Exception {
        return judge(plan.trial(database, run), run);
    }

    List<Verdict> judge(Trial trial, Run run) throws Exception {
        PipelineProfile profile = plan.profile();
        Repetitions repetitions = Repetitions.begin(profile, trial, run);
        boolean cutShort = false;
        List<Verdict> verdicts = List.of();
        for (int look = 0; look < LOOKS.size() && !cutShort && !isClear(verdicts); look++) {
            cutShort = repetitions.cutShortBefore(plan.repetitions() * LOOKS.get(look));
            verdicts = look(profile, run);
        }
        return explained(verdicts, profile, cutShort, run);
    }

    private List<Verdict> look(PipelineProfile profile, Run run) {
        return promises.stream()
                .map(promise -> profile.repetitions() < FEWEST
                        ? Verdict.of(run, promise.promise(), Outcome.INCONCLUSIVE)
                        : promise.judge(profile, run, RATES))
                .toList();
    }

    private static boolean isClear(List<Verdict> verdicts) {
        return !verdicts.isEmpty() && verdicts.stream().noneMatch(PipelineCheck::isUndecided);
    }

    private static boolean isUndecided(Verdict verdict) {
        return verdict.outcome() == Outcome.INCONCLUSIVE;
    }

    private static List<Verdict> explained(List<Verdict> verdicts, PipelineProfile profile, boolean cutShort, Run run) {
        List<Finding> limit = cutShort ? List.of(cut(profile, run)) : List.of();
        return verdicts.stream()
                .map(verdict -> verdict.withFindings(isUndecided(verdict) ? limit : List.of())
                        .withFindings(new PipelineText(profile).findings())
                        .withEvidence(profile.evidence()))
                .toList();
    }

    private static Finding cut(PipelineProfile profile, Run run) {
        return new Finding(
                "limit",
                "the limit of the run, "
                        + Unit.MILLISECONDS.write(run.limits().time().toMillis()) + ", allowed " + profile.repetitions()
                        + " repetitions",
                "smaller sizes, or a higher limit, give more of them");
    }
}
