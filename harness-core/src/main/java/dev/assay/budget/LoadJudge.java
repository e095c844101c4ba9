package dev.assay.budget;

import dev.assay.check.Evidence;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.load.ConnectionSource;
import dev.assay.load.LoadDriver;
import dev.assay.load.Operation;
import dev.assay.load.Recording;
import dev.assay.load.WarmUpResult;
import dev.assay.load.Workload;
import dev.assay.statement.StatementPlans;
import dev.assay.statistics.ErrorRates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Drives one load against one database, and sees to all that its verdicts need. */
final class LoadJudge {
    private final LoadRequest request;
    private final Connections connections;
    private final Run run;

    /**
     * Where connections come from.
     *
     * @param load opens those of the clients
     * @param beside opens one that no client shares, even where all clients share a session
     */
    record Connections(ConnectionSource load, ConnectionSource beside) {}

    LoadJudge(LoadRequest request, Connections connections, Run run) {
        this.request = LookPlan.bounded(request, run.limits());
        this.connections = connections;
        this.run = run;
    }

    List<Verdict> judge() throws Exception {
        LookPlan plan = LookPlan.of(request.settings(), run.limits());
        Looks looks = new Looks(request, plan, run.ticker());
        ClockResolution.of(run.ticker())
                .require(request.objectives().stream().map(Objective::promise).toList());
        Foresight foresight = Foresight.ofSettings(request, plan, run, ErrorRates.DEFAULT);
        return foresight.cannotKeepAny(request.objectives())
                ? foresight.undecided(request.objectives(), run)
                : connected(plan, looks);
    }

    private List<Verdict> connected(LookPlan plan, Looks looks) throws Exception {
        try (Surroundings surroundings = Surroundings.open(connections.beside(), run.ticker())) {
            surroundings.capacity().require(request.settings().concurrency());
            try (LoadDriver load = LoadDriver.open(
                    connections.load(),
                    request.workload(),
                    request.settings(),
                    request.options(run.origin().test()),
                    run)) {
                return driven(load, plan, looks, surroundings);
            }
        }
    }

    private List<Verdict> driven(LoadDriver load, LookPlan plan, Looks looks, Surroundings surroundings)
            throws Exception {
        WarmUpResult warmUp = load.warmUp(looks.limits());
        Foresight foresight = Foresight.ofWarmUp(request, plan, warmUp.recording(), run, ErrorRates.DEFAULT);
        boolean quiet = warmUp.recording().operations() > 0
                && request.objectives().stream().allMatch(objective -> objective.quietIn(warmUp.recording()));
        return quiet && foresight.cannotKeepAny(request.objectives())
                ? foresight.undecided(request.objectives(), run)
                : measure(load, looks, surroundings, warmUp);
    }

    private List<Verdict> measure(LoadDriver load, Looks looks, Surroundings surroundings, WarmUpResult warmUp)
            throws Exception {
        Recording recording;
        surroundings.watch();
        try {
            recording = looks.drive(load);
        } finally {
            surroundings.stop();
        }
        StatementPlans plans = plans(looks, load.preparedSql());
        List<Evidence> evidence = new ArrayList<>(LoadEvidence.of(request.objectives(), recording));
        evidence.add(new RunConditions(request.settings(), warmUp, surroundings.seen()).table(looks, recording));
        evidence.addAll(plans.evidence());
        surroundings.seen().statements().ifPresent(counted -> evidence.add(counted.evidence()));
        DisturbanceFindings beside =
                new DisturbanceFindings(surroundings.seen().disturbances(), looks.timeline(), recording, looks.rates());
        return new LoadVerdicts(request, run, recording, surroundings.capacity())
                .of(looks.judgements(), plans.findings(), beside).stream()
                        .map(verdict -> verdict.withEvidence(evidence))
                        .toList();
    }

    private StatementPlans plans(Looks looks, Collection<String> statements) {
        boolean breached = looks.judgements().stream().anyMatch(judgement -> judgement.outcome() == Outcome.BREACHED);
        if (!breached) {
            return new StatementPlans(List.of());
        }
        List<Operation> operations = request.workload().parts().stream()
                .map(Workload.Part::operation)
                .toList();
        StatementPlans executed = StatementPlans.executed(operations, connections.load(), run);
        // A body that used up all connections, or a server that is gone, leaves no plan to show; its failures are
        // shown.
        return executed.plans().isEmpty() ? StatementPlans.generic(connections.load(), statements) : executed;
    }
}
