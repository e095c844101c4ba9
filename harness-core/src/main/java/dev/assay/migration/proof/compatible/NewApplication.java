package dev.assay.migration.proof.compatible;

import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.KnownTraffic;
import dev.assay.migration.traffic.TrafficOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
        return !outcomes.isEmpty() && outcomes.values().stream().allMatch(Optional::isEmpty);
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
        List<StatementResult> results = new ArrayList<>();
        outcomes.forEach((name, failure) -> results.add(
                failure.isEmpty()
                        ? step.works(Side.NEW, name)
                        : step.result(Side.NEW, name, state(failure.get(), demanded), failure, "")));
        return results;
    }

    /** What the server has not refused, because no row was there to try it with, shows nothing of the schema. */
    private static StatementResult.State state(Failure failure, boolean demanded) {
        return demanded && !failure.sqlState().isEmpty() ? StatementResult.State.BROKEN : StatementResult.State.ABSENT;
    }

    /** Return what does not work on the schema before a step that takes the old way out. */
    List<StatementResult> missingBefore(Step step) {
        return outcomes.entrySet().stream()
                .filter(outcome -> outcome.getValue().isPresent())
                .map(outcome -> step.result(
                        Side.NEW,
                        outcome.getKey(),
                        StatementResult.State.BROKEN,
                        outcome.getValue(),
                        "before the step"))
                .toList();
    }
}
