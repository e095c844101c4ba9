package dev.assay.chaos;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Tone;
import java.util.ArrayList;
import java.util.List;

/** The schedule, and below it when each operation succeeded and when it failed. */
record ScenarioTimeline(History history, List<String> operations) {
    Evidence draw() {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane("faults", history.phases().stream().map(this::bar).toList()));
        for (String operation : operations) {
            lanes.add(lane(operation));
        }
        return new Evidence.Timeline("faults and operations", lanes);
    }

    private Bar bar(Phase phase) {
        Tone tone = phase.fault().hurts() ? Tone.BAD : Tone.NEUTRAL;
        return new Bar(millis(phase.startNanos()), millis(phase.endNanos()), phase.name(), tone);
    }

    private Lane lane(String operation) {
        ToneGrid grid = new ToneGrid(millis(history.recovery().endNanos()));
        history.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .forEach(call -> grid.paint(millis(call.startNanos()), millis(call.endNanos()), call.failed()));
        return new Lane(operation, grid.bars());
    }

    private double millis(long nanos) {
        return history.secondsInto(nanos) * 1e3;
    }
}
