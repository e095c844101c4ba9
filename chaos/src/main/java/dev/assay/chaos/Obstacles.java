package dev.assay.chaos;

import dev.assay.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a history cannot be judged: it was not healthy before, a fault in it was never felt, or one cannot be told from another. */
record Obstacles(History history, List<String> operations) {
    List<Finding> find() {
        return history.reachedFaults() ? neverHit() : notHealthyBefore();
    }

    private List<Finding> notHealthyBefore() {
        List<Finding> findings = new ArrayList<>();
        operations.forEach(operation -> findings.addAll(before(operation)));
        findings.add(Finding.of("means", "what a fault does cannot be told from what was broken already"));
        findings.add(Finding.of("do", "make the operation succeed on the healthy database first"));
        return findings;
    }

    private List<Finding> before(String operation) {
        List<Call> calls = history.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
        List<Call> failed = calls.stream().filter(Call::failed).toList();
        if (!failed.isEmpty()) {
            return List.of(new Finding(
                    "found",
                    "not healthy before: operation [" + operation + "] failed without any fault",
                    describe(failed.get(0).failure())));
        }
        return calls.size() >= Drive.CALLS_BEFORE
                ? List.of()
                : List.of(Finding.of(
                        "found",
                        "not healthy before: operation [" + operation + "] was done " + calls.size() + " times in "
                                + Millis.write(history.before().length())));
    }

    private List<Finding> neverHit() {
        List<Finding> findings =
                new ArrayList<>(only(Feeling.NONE).map(Obstacles::notFelt).toList());
        if (!findings.isEmpty()) {
            findings.add(Finding.of(
                    "means", "the operations do not use the database, or reach it on a way that leads past the proxy"));
            findings.add(Finding.of(
                    "do", "use the connection that the operation is given, or make the pool from run.dataSource()"));
        }
        only(Feeling.HIDDEN).map(this::hidden).forEach(findings::add);
        return findings;
    }

    private Stream<Phase> only(Feeling feeling) {
        return history.faults().stream().filter(phase -> Feeling.of(history, phase, operations) == feeling);
    }

    private static Finding notFelt(Phase phase) {
        return new Finding(
                "found",
                "the fault [" + phase.name() + "] was armed and never hit",
                "there is no operation in which " + phase.fault().sign());
    }

    private Finding hidden(Phase phase) {
        String besides = history.besides(phase).stream().map(Phase::name).collect(Collectors.joining("], ["));
        return new Finding(
                "found",
                "the fault [" + phase.name() + "] cannot be told from [" + besides + "]",
                "let it be in force alone for at least half of its time");
    }

    static String describe(@Nullable Failure failure) {
        return failure == null ? "" : failure.write();
    }
}
