package dev.assay.statement;

import dev.assay.check.Evidence;
import dev.assay.check.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a reviewer looks at to believe a verdict on statements.
 *
 * @param series all calls
 * @param server what the server counted meanwhile
 */
record CallEvidence(CallSeries series, ServerStatements server) {
    List<Evidence> of(Call shown) {
        List<Evidence> evidence = new ArrayList<>(List.of(costs(), statements(shown)));
        evidence.addAll(StatementPlans.of(shown.executed()).evidence());
        evidence.add(server.evidence());
        return evidence;
    }

    private Evidence costs() {
        List<List<String>> rows = Stream.of(Measure.values())
                .map(measure -> {
                    List<Long> costs =
                            series.calls().stream().map(measure::of).sorted().toList();
                    return List.of(
                            measure.attribute(),
                            measure.write(costs.get(0)),
                            measure.write(costs.get(costs.size() / 2)),
                            measure.write(costs.get(costs.size() - 1)));
                })
                .toList();
        return new Evidence.Table(
                "cost of a call, n = " + Unit.NUMBER.write(series.calls().size()),
                List.of("figure", "least", "median", "most"),
                rows);
    }

    private static Evidence statements(Call call) {
        Map<String, List<ExecutedStatement>> groups = new LinkedHashMap<>();
        call.executed().forEach(statement -> groups.computeIfAbsent(statement.key(), key -> new ArrayList<>())
                .add(statement));
        return new Evidence.Table(
                "statements of the judged call",
                List.of("statement", "sent by", "executed", "rows", "buffers", "temp", "wal"),
                groups.values().stream().map(CallEvidence::row).toList());
    }

    private static List<String> row(List<ExecutedStatement> group) {
        ExecutedStatement first = group.get(0);
        Function<Measure, String> sum =
                measure -> measure.write(group.stream().mapToLong(measure::of).sum());
        return List.of(
                first.shortSql(),
                switch (first.place()) {
                    case SENT -> "client";
                    case FIRED -> "trigger or procedure";
                    case CONTAINED -> "function";
                },
                Unit.NUMBER.write(group.size()),
                sum.apply(Measure.ROWS),
                sum.apply(Measure.BUFFERS),
                sum.apply(Measure.TEMP),
                sum.apply(Measure.WAL));
    }
}
