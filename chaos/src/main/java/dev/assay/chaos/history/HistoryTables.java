package dev.assay.chaos.history;

import dev.assay.check.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was attempted and how it ended, by operation, and the operations that breach a promise. */
record HistoryTables(OperationHistory history) {
    private static final int MOST_ROWS = 200;

    Evidence endings() {
        Map<String, List<Attempt>> byKind = history.attempts().stream()
                .collect(Collectors.groupingBy(Attempt::kind, LinkedHashMap::new, Collectors.toList()));
        return new Evidence.Table(
                "history [" + history.name() + "]",
                List.of("operation", "attempts", "ok", "fail", "unknown", "fail by", "unknown by"),
                byKind.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    Evidence offending(List<Offence> offences) {
        return new Evidence.Table(
                "offending operations of [" + history.name() + "]",
                List.of("what is wrong", "at", "client", "operation", "ended", "after", "message"),
                offences.stream()
                        .flatMap(offence -> offence.attempts().stream().map(attempt -> row(offence, attempt)))
                        .limit(MOST_ROWS)
                        .toList());
    }

    private static List<String> row(String kind, List<Attempt> attempts) {
        return List.of(
                kind,
                Integer.toString(attempts.size()),
                count(attempts, Status.OK),
                count(attempts, Status.FAIL),
                count(attempts, Status.UNKNOWN),
                codes(attempts, Status.FAIL),
                codes(attempts, Status.UNKNOWN));
    }

    private List<String> row(Offence offence, Attempt attempt) {
        return List.of(
                offence.text(),
                history.at(attempt),
                Integer.toString(attempt.process()),
                attempt.what(),
                attempt.ending().write(),
                OperationHistory.length(attempt),
                attempt.ending().message());
    }

    private static String count(List<Attempt> attempts, Status status) {
        return Long.toString(
                attempts.stream().filter(attempt -> attempt.status() == status).count());
    }

    private static String codes(List<Attempt> attempts, Status status) {
        return attempts.stream()
                .filter(attempt -> attempt.status() == status)
                .collect(Collectors.groupingBy(
                        attempt -> attempt.ending().code(), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
