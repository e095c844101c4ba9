package dev.assay.load;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words the verdicts on a load.
 *
 * @param objectives what was promised
 * @param run what asks
 * @param recording all that was measured
 */
record LoadVerdicts(List<Objective> objectives, Run run, Recording recording) {
    /**
     * Return a verdict for each promise.
     *
     * @param judgements the last look at each; not read where no operation has succeeded
     * @param plans what the plans of the statements show, for promises that are breached
     */
    List<Verdict> of(List<Judgement> judgements, List<Finding> plans) {
        List<Finding> failures = failures();
        return recording.succeeded() == 0
                ? broken(failures)
                : IntStream.range(0, objectives.size())
                        .mapToObj(i -> verdict(objectives.get(i), judgements.get(i), plans, failures))
                        .toList();
    }

    private Verdict verdict(Objective objective, Judgement judgement, List<Finding> plans, List<Finding> failures) {
        boolean breached = judgement.outcome() == Outcome.BREACHED;
        return Verdict.of(run, objective.promise(), judgement.outcome())
                .with(judgement.figure())
                .withFindings(judgement.findings())
                .withFindings(breached ? plans : List.of())
                .withFindings(failures);
    }

    private List<Verdict> broken(List<Finding> failures) {
        Finding none = Finding.of(
                "found",
                recording.operations() == 0
                        ? "no operation ran within the limit of ["
                                + run.limits().operations() + "] operations"
                        : "all [" + recording.operations() + "] operations failed, so there is no latency to judge");
        return objectives.stream()
                .map(objective -> Verdict.of(run, objective.promise(), Outcome.BROKEN)
                        .with(none)
                        .withFindings(failures))
                .toList();
    }

    private List<Finding> failures() {
        return recording.failures().entries().stream()
                .map(entry -> new Finding(
                        "errors",
                        entry.state() + ": " + number(entry.count()) + " of " + number(recording.operations())
                                + " operations",
                        entry.sample()))
                .toList();
    }

    private static String number(long number) {
        return Unit.NUMBER.write(number);
    }
}
