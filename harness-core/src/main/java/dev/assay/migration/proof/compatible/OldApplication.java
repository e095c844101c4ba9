package dev.assay.migration.proof.compatible;

import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.TrafficOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The application that runs while an upgrade is made, and what becomes of its operations. Not thread-safe. */
final class OldApplication {
    private final Map<String, Failure> refused;
    private final List<StatementResult> results = new ArrayList<>();
    private List<TrafficOperation> operations;
    private long turn;

    OldApplication(KnownTraffic known) {
        this.operations =
                known.operations().stream().map(KnownOperation::operation).toList();
        this.refused = new TreeMap<>(known.refused());
    }

    List<StatementResult> results() {
        return results;
    }

    /** Return it for the next upgrade, without what does not work any more. */
    OldApplication again() {
        results.clear();
        refused.clear();
        return this;
    }

    /** Execute each operation, which prepares its statements. What does not work now is no part of the application. */
    void prepare(Step step, TrafficSession session) throws SQLException {
        List<TrafficOperation> working = new ArrayList<>();
        for (TrafficOperation operation : operations) {
            Optional<Failure> failure = session.commit(operation, ++turn);
            failure.ifPresentOrElse(found -> refused.put(operation.name(), found), () -> working.add(operation));
        }
        operations = working;
        refused.forEach((name, failure) ->
                results.add(step.result(Side.OLD, name, StatementResult.State.ABSENT, Optional.of(failure), "")));
    }

    /**
     * Execute each operation after the upgrade.
     *
     * @param early has prepared them before
     * @param late has prepared nothing
     * @param beside is done between both
     */
    void goOn(Step step, TrafficSession early, TrafficSession late, Beside beside) throws SQLException {
        List<TrafficOperation> working = new ArrayList<>();
        for (TrafficOperation operation : operations) {
            Optional<Failure> prepared = early.commit(operation, ++turn);
            beside.run();
            Optional<Failure> fresh = late.commit(operation, ++turn);
            if (prepared.isEmpty() && fresh.isEmpty()) {
                working.add(operation);
                results.add(step.works(Side.OLD, operation.name()));
            } else {
                results.add(failed(step, operation.name(), prepared, fresh));
            }
        }
        operations = working;
    }

    /** What another version of the application does meanwhile. */
    @FunctionalInterface
    interface Beside {
        /** Do it. */
        void run() throws SQLException;
    }

    private static StatementResult failed(Step step, String name, Optional<Failure> prepared, Optional<Failure> fresh) {
        StatementResult.State state = step.contract() ? StatementResult.State.CONTRACTED : StatementResult.State.BROKEN;
        String where = "";
        if (fresh.isEmpty()) {
            where = "in sessions that have prepared it before";
        } else if (prepared.isEmpty()) {
            where = "in new sessions";
        }
        return step.result(Side.OLD, name, state, fresh.or(() -> prepared), where);
    }
}
