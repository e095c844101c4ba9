package dev.assay.chaos;

import dev.assay.chaos.fault.PositionFault;
import dev.assay.chaos.fault.Positions;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.chaos.wire.WireHit;
import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run did to the database.
 *
 * @param schedule the faults as they were drawn; written, it is the text that does the same again
 * @param phases for a {@link History}
 * @param injected the faults as they happened; none if the run was not healthy before
 * @param left what was left of them when all were taken away
 * @param positions knows where the faults struck that strike at places
 */
record Journal(Schedule schedule, List<Phase> phases, List<Injected> injected, List<String> left, Positions positions) {
    Journal {
        phases = List.copyOf(phases);
        injected = List.copyOf(injected);
        left = List.copyOf(left);
    }

    /** Return the faults at places to which nothing came. */
    List<Finding> unhit() {
        return atPlaces().stream()
                .filter(fault -> hits(fault).isEmpty())
                .map(fault -> new Finding(
                        "found",
                        "the fault [" + fault.step().write() + "] was armed and never hit",
                        "the operations did not come to that place while it was in force"))
                .toList();
    }

    private List<Injected> atPlaces() {
        return injected.stream()
                .filter(fault -> fault.step().fault() instanceof PositionFault)
                .toList();
    }

    private List<WireHit> hits(Injected fault) {
        return positions.hits(atPlaces().indexOf(fault));
    }

    private String place(Injected fault) {
        return !atPlaces().contains(fault)
                ? ""
                : hits(fault).stream()
                        .map(hit -> "connection " + hit.connection() + ", occurrence " + hit.occurrence() + " on it; ")
                        .collect(Collectors.joining());
    }

    Evidence replay() {
        return new Evidence.Text("schedule to run again", schedule.write());
    }

    /** Return when each fault came and went, and the positions of the calls that met it: the n-th call of its operation to end. */
    Evidence table(History history, List<String> operations) {
        List<List<String>> rows = new ArrayList<>();
        for (Injected fault : injected) {
            rows.add(List.of(
                    fault.step().write(),
                    at(history, fault.begunNanos()),
                    at(history, fault.startNanos()),
                    at(history, fault.endNanos()),
                    at(history, fault.healedNanos()),
                    place(fault)
                            + operations.stream()
                                    .map(operation -> hit(history.callsOf(operation), fault.phase(), operation))
                                    .collect(Collectors.joining("; "))));
        }
        return new Evidence.Table(
                "journal of faults", List.of("fault", "injected", "in force", "ended", "healed", "hit"), rows);
    }

    private static String hit(List<Call> calls, Phase phase, String operation) {
        List<Integer> positions = new ArrayList<>();
        int failed = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (phase.touches(calls.get(i))) {
                positions.add(i + 1);
                failed += calls.get(i).failed() ? 1 : 0;
            }
        }
        return positions.isEmpty()
                ? operation + ": no call"
                : operation + ": calls " + positions.get(0) + " to " + positions.get(positions.size() - 1) + ", "
                        + failed + " failed";
    }

    private static String at(History history, long nanos) {
        return String.format(Locale.ROOT, "+%.3f s", history.secondsInto(nanos));
    }
}
