package dev.assay.chaos;

import dev.assay.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happened in each phase, and which errors there were. */
record ScenarioTables(History history, List<String> operations) {
    Evidence phases() {
        List<List<String>> rows = new ArrayList<>();
        for (Phase phase : history.phases()) {
            for (String operation : operations) {
                rows.add(row(phase, operation));
            }
        }
        return new Evidence.Table(
                "what each phase did",
                List.of("phase", "from", "length", "operation", "calls", "failed", "SQLSTATE", "p50", "p99"),
                rows);
    }

    Evidence errors() {
        return new Evidence.Table(
                "errors",
                List.of("SQLSTATE", "calls", "operation", "first", "message"),
                History.byCode(history.calls()).entrySet().stream()
                        .map(entry -> errorRow(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private List<String> row(Phase phase, String operation) {
        List<Call> calls = history.touching(phase).stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
        Latencies latencies = Latencies.of(calls);
        return List.of(
                phase.name(),
                at(phase.startNanos()),
                Millis.write(phase.length()),
                operation,
                Integer.toString(calls.size()),
                Long.toString(calls.stream().filter(Call::failed).count()),
                codes(calls),
                Millis.write(latencies.percentile(50)),
                Millis.write(latencies.percentile(99)));
    }

    private List<String> errorRow(String code, List<Call> calls) {
        Call first = calls.get(0);
        Failure failure = first.failure();
        return List.of(
                code,
                Integer.toString(calls.size()),
                calls.stream().map(Call::operation).distinct().collect(Collectors.joining(", ")),
                at(first.startNanos()),
                failure == null ? "" : failure.message());
    }

    private String at(long nanos) {
        return String.format(Locale.ROOT, "%+.3f s", history.secondsInto(nanos));
    }

    private static String codes(List<Call> calls) {
        return History.byCode(calls).entrySet().stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue().size())
                .collect(Collectors.joining(", "));
    }
}
