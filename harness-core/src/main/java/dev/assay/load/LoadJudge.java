package dev.assay.load;

import dev.assay.check.Evidence;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Drives one load against one database, and sees to all that its verdicts need. */
final class LoadJudge {
    private final Operation operation;
    private final List<Objective> objectives;
    private final LoadSettings settings;
    private final ConnectionSource source;
    private final Run run;

    LoadJudge(
            Operation operation, List<Objective> objectives, LoadSettings settings, ConnectionSource source, Run run) {
        this.operation = operation;
        this.objectives = objectives;
        this.settings = settings;
        this.source = source;
        this.run = run;
    }

    List<Verdict> judge() throws Exception {
        LookPlan plan = LookPlan.of(settings, run.limits());
        try (Connection connection = source.connect()) {
            Capacity.of(connection).require(settings.concurrency());
        }
        try (ClosedLoad load = ClosedLoad.open(source, operation, settings.concurrency(), run)) {
            return judge(load, plan);
        }
    }

    private List<Verdict> judge(ClosedLoad load, LookPlan plan) throws Exception {
        Looks looks = new Looks(objectives, plan);
        if (!settings.warmUp().isZero()) {
            Foresight foresight = warmUp(load, plan, looks);
            if (foresight.cannotDecide(objectives)) {
                return foresight.undecided(objectives, run);
            }
        }
        return measure(load, looks);
    }

    private Foresight warmUp(ClosedLoad load, LookPlan plan, Looks looks) throws Exception {
        Recording warmUp = load.drive(settings.warmUp(), looks.limits());
        return Foresight.of(warmUp, settings.concurrency(), plan.total(), run, looks.rates());
    }

    private List<Verdict> measure(ClosedLoad load, Looks looks) throws Exception {
        ServerState before = state();
        Duration collected = Machine.collected();
        Recording recording = looks.drive(load);
        RunConditions conditions =
                new RunConditions(before, state(), Machine.collected().minus(collected));
        StatementPlans plans = plans(looks, load.preparedSql());
        List<Evidence> evidence = new ArrayList<>(LoadEvidence.of(objectives, recording));
        evidence.add(conditions.table(settings, looks, recording));
        evidence.addAll(plans.evidence());
        return new LoadVerdicts(objectives, run, recording)
                .of(looks.judgements(), plans.findings()).stream()
                        .map(verdict -> verdict.withEvidence(evidence))
                        .toList();
    }

    private ServerState state() throws SQLException {
        try (Connection connection = source.connect()) {
            return ServerState.of(connection);
        }
    }

    private StatementPlans plans(Looks looks, Collection<String> statements) throws SQLException {
        boolean breached = looks.judgements().stream().anyMatch(judgement -> judgement.outcome() == Outcome.BREACHED);
        if (!breached || statements.isEmpty()) {
            return new StatementPlans(List.of());
        }
        try (Connection connection = source.connect()) {
            return StatementPlans.of(connection, statements);
        }
    }
}
