package dev.assay.chaos;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes the verdicts of a scenario on its history. */
final class ScenarioVerdicts {
    private final Settings settings;
    private final Run run;
    private final Journal journal;
    private final History history;
    private final List<String> operations;

    ScenarioVerdicts(Settings settings, Run run, Journal journal, History history, List<String> operations) {
        this.settings = settings;
        this.run = run;
        this.journal = journal;
        this.history = history;
        this.operations = operations;
    }

    /** Return verdicts that say why nothing can be judged, or no verdict if it can. */
    List<Verdict> broken() {
        List<Finding> obstacles = new ArrayList<>(left());
        obstacles.addAll(journal.unhit());
        obstacles.addAll(new Obstacles(history, operations).find());
        return obstacles.isEmpty()
                ? List.of()
                : promises().stream()
                        .map(promise -> verdict(promise, Outcome.BROKEN, obstacles))
                        .toList();
    }

    private List<Finding> left() {
        return journal.left().stream()
                .map(left ->
                        new Finding("found", "left behind when every fault was taken away: " + left, "it was removed"))
                .toList();
    }

    /** Return whether the final checks have something to check. */
    boolean recovered() {
        return recovery().outcome() == Outcome.PASSED;
    }

    List<Verdict> judged(FinalChecks checks, Histories histories) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Promise promise : promises()) {
            verdicts.add(judged(promise, checks, histories));
        }
        return verdicts;
    }

    private Verdict judged(Promise promise, FinalChecks checks, Histories histories) throws InterruptedException {
        return switch (promise.name()) {
            case ScenarioPromises.RECOVERY -> recovery(promise, checks);
            case ScenarioPromises.ERRORS -> errors(promise);
            case ScenarioPromises.LONGEST_CALL -> longestCall(promise);
            default -> survived(promise, histories);
        };
    }

    private Verdict longestCall(Promise promise) {
        LongestCall longest = new LongestCall(history);
        return verdict(promise, longest.outcome(promise.requiredThreshold()), longest.findings())
                .with(longest.figure());
    }

    private Verdict survived(Promise promise, Histories histories) throws InterruptedException {
        String name = promise.name().substring(ScenarioPromises.SURVIVED.length());
        SurvivalJudgement judgement = histories.judge(name, history.before().startNanos());
        Verdict verdict =
                verdict(promise, judgement.outcome(), judgement.findings()).withEvidence(judgement.evidence());
        return judgement.figure().map(verdict::with).orElse(verdict);
    }

    private Verdict recovery(Promise promise, FinalChecks checks) {
        RecoveryJudgement judgement = recovery();
        List<Finding> wrong = new ArrayList<>(checks.breaches());
        wrong.addAll(wrongAnswers());
        if (!wrong.isEmpty()) {
            // The time of the recovery may well be kept, and would read as if it had decided.
            return verdict(promise, Outcome.BREACHED, judgement.findings()).withFindings(wrong);
        }
        return verdict(promise, judgement.outcome(), judgement.findings()).with(judgement.figure());
    }

    /** One finding for each operation is enough; the table of errors counts them all. */
    private List<Finding> wrongAnswers() {
        Map<String, Finding> first = new LinkedHashMap<>();
        for (Call call : history.calls()) {
            Failure failure = call.failure();
            if (failure != null && failure.asserted()) {
                first.putIfAbsent(
                        call.operation(),
                        new Finding(
                                "found", "operation [" + call.operation() + "] got a wrong answer", failure.message()));
            }
        }
        return List.copyOf(first.values());
    }

    private Verdict errors(Promise promise) {
        ErrorJudgement judgement = new ErrorJudgement(history);
        return verdict(promise, judgement.outcome(promise.requiredThreshold()), judgement.findings())
                .with(judgement.figure());
    }

    private Verdict verdict(Promise promise, Outcome outcome, List<Finding> findings) {
        List<Finding> answer = new ArrayList<>();
        if (outcome != Outcome.PASSED) {
            answer.addAll(faults());
            answer.addAll(findings);
        }
        return new Verdict(promise, outcome, List.of(), answer, evidence(), run.origin(), run.seed());
    }

    private List<Finding> faults() {
        Finding asked = Finding.of("faults", settings.schedule().write());
        String drawn = journal.schedule().write();
        return drawn.equals(asked.text())
                ? List.of(asked)
                : List.of(asked, new Finding("drawn", drawn, "from seed " + run.seed()));
    }

    private List<Evidence> evidence() {
        ScenarioTables tables = new ScenarioTables(history, operations);
        return List.of(
                new ScenarioTimeline(history, operations).draw(),
                tables.phases(),
                tables.errors(),
                journal.table(history, operations),
                journal.replay());
    }

    private RecoveryJudgement recovery() {
        return new RecoveryJudgement(settings, history, operations);
    }

    private List<Promise> promises() {
        return new ScenarioPromises(settings).all();
    }
}
