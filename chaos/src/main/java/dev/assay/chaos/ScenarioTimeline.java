package dev.assay.chaos;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The schedule, and below it when each operation succeeded and when it failed. */
record ScenarioTimeline(History history, List<String> operations) {
    Evidence draw() {
        List<Lane> lanes = new ArrayList<>();
        lanes.addAll(faults());
        for (String operation : operations) {
            lanes.add(lane(operation));
        }
        return new Evidence.Timeline("faults and operations", lanes);
    }

    /** Faults that overlap stand below each other, so that no bar hides another. */
    private List<Lane> faults() {
        List<List<Phase>> rows = new ArrayList<>();
        history.phases().forEach(phase -> rowFor(phase, rows).add(phase));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> new Lane(
                        row == 0 ? "faults" : "faults " + (row + 1),
                        rows.get(row).stream().map(this::bar).toList()))
                .toList();
    }

    private static List<Phase> rowFor(Phase phase, List<List<Phase>> rows) {
        for (List<Phase> row : rows) {
            if (!row.get(row.size() - 1).overlaps(phase)) {
                return row;
            }
        }
        List<Phase> row = new ArrayList<>();
        rows.add(row);
        return row;
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
