package dev.assay.migration.proof.compatible;

import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.TrafficOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The application that is deployed while upgrades are made, on one version of the schema. Not thread-safe. */
final class NewApplication {
    private final Map<String, Optional<Failure>> outcomes = new TreeMap<>();
    private final Deque<TrafficOperation> waiting = new ArrayDeque<>();
    private long turn;

    NewApplication(KnownTraffic known) {
        for (KnownOperation operation : known.operations()) {
            outcomes.put(operation.name(), Optional.empty());
            waiting.add(operation.operation());
        }
        known.refused().forEach((name, failure) -> outcomes.put(name, Optional.of(failure)));
    }

    /** Return whether each of its operations works here. */
    boolean isComplete() {
        return outcomes.values().stream().allMatch(Optional::isEmpty);
    }

    /** Execute its next operation, if one is left. */
    void another(TrafficSession session) throws SQLException {
        TrafficOperation operation = waiting.poll();
        if (operation != null) {
            outcomes.put(operation.name(), session.commit(operation, ++turn));
        }
    }

    /** Execute what is left of its operations. */
    void finish(TrafficSession session) throws SQLException {
        while (!waiting.isEmpty()) {
            another(session);
        }
    }

    /** Return what became of its operations after a step, where each must work if it says so. */
    List<StatementResult> results(Step step, boolean demanded) {
        StatementResult.State failed = demanded ? StatementResult.State.BROKEN : StatementResult.State.ABSENT;
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue().isEmpty()
                        ? step.works(Side.NEW, outcome.getKey())
                        : step.result(Side.NEW, outcome.getKey(), failed, outcome.getValue(), ""))
                .toList();
    }

    /** Return what does not work on the schema before a step that takes the old way out. */
    List<StatementResult> missingBefore(Step step) {
        return results(step, true).stream()
                .filter(StatementResult::isBroken)
                .map(result -> step.result(
                        Side.NEW, result.name(), StatementResult.State.BROKEN, result.failure(), "before the step"))
                .toList();
    }
}
