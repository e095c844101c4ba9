package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What all sides did, round by round, and what of it is shown. */
final class ProxyMeasurements {
    static final String DIRECT = "direct";
    static final String EMBEDDED = "embedded";
    static final String HAPROXY = "haproxy";

    private static final double NANOS_IN_MICRO = 1e3;
    private static final double NANOS_IN_SECOND = 1e9;

    private final List<String> sides;
    private final ProxyEffort effort;
    private final Map<String, Double> memory;
    private final Map<String, List<Long>> rounds = new LinkedHashMap<>();

    /**
     * Take what was measured.
     *
     * @param sides their names, the way without a proxy first
     * @param effort how much they did
     * @param memory of the proxies that were started here, in MiB
     * @param marks in the order of the rounds
     */
    ProxyMeasurements(List<String> sides, ProxyEffort effort, Map<String, Double> memory, List<Mark> marks) {
        this.sides = List.copyOf(sides);
        this.effort = effort;
        this.memory = Map.copyOf(memory);
        marks.forEach(mark ->
                rounds.computeIfAbsent(mark.name(), first -> new ArrayList<>()).add(mark.value()));
    }

    Outcome outcome() {
        ProxyFigures figures = new ProxyFigures(
                added(ProxyClientMain.P50, 1, EMBEDDED),
                added(ProxyClientMain.P50, 1, EMBEDDED) / added(ProxyClientMain.P50, 1, HAPROXY),
                rate(ProxyClientMain.DOWN, 1, EMBEDDED),
                rate(ProxyClientMain.DOWN, 1, EMBEDDED) / rate(ProxyClientMain.DOWN, 1, HAPROXY));
        return new Outcome(table(), figures.goals(), figures.json());
    }

    /** The median of what a side took more than the direct way in the same round, in microseconds. */
    double added(String what, int size, String side) {
        List<Long> direct = of(what, size, DIRECT);
        List<Long> through = of(what, size, side);
        List<Double> differences = new ArrayList<>();
        for (int round = 0; round < direct.size(); round++) {
            differences.add((through.get(round) - direct.get(round)) / NANOS_IN_MICRO);
        }
        return median(differences);
    }

    /** The median of a side's rates, in MiB/s. */
    double rate(String what, int connections, String side) {
        return median(of(what, connections, side).stream()
                .map(nanos -> effort.mebibytes() / (nanos / NANOS_IN_SECOND))
                .toList());
    }

    private String table() {
        StringBuilder text = new StringBuilder("%-40s".formatted("medians of " + (effort.rounds() - 1) + " rounds"));
        sides.forEach(side -> text.append("%12s".formatted(side)));
        for (int size : ProxyClientMain.SIZES) {
            line(text, size + " B ping-pong, p50 us", side -> micros(ProxyClientMain.P50, size, side));
            line(text, size + " B ping-pong, p99 us", side -> micros(ProxyClientMain.P99, size, side));
            line(text, "  added p50 us", side -> added(ProxyClientMain.P50, size, side));
            line(text, "  added p99 us", side -> added(ProxyClientMain.P99, size, side));
        }
        for (int connections : ProxyClientMain.CONNECTIONS) {
            line(
                    text,
                    "down MiB/s, connections: " + connections,
                    side -> rate(ProxyClientMain.DOWN, connections, side));
            line(text, "up MiB/s, connections: " + connections, side -> rate(ProxyClientMain.UP, connections, side));
        }
        line(
                text,
                effort.connections() + " connections, 20 answers each, ms",
                side -> micros(ProxyClientMain.MANY, effort.connections(), side) / NANOS_IN_MICRO);
        line(text, "peak memory MiB", side -> memory.getOrDefault(side, Double.NaN));
        return text.toString();
    }

    private void line(StringBuilder text, String name, ToDoubleFunction<String> figure) {
        text.append(System.lineSeparator()).append("%-40s".formatted(name));
        for (String side : sides) {
            double value = figure.applyAsDouble(side);
            text.append(Double.isNaN(value) ? "%12s".formatted("") : String.format(Locale.ROOT, "%12.1f", value));
        }
    }

    private double micros(String what, int size, String side) {
        return median(of(what, size, side).stream()
                .map(nanos -> nanos / NANOS_IN_MICRO)
                .toList());
    }

    private List<Long> of(String what, int size, String side) {
        return rounds.getOrDefault(ProxyClientMain.key(what, size, side), List.of());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 0 ? (sorted.get(middle - 1) + sorted.get(middle)) / 2 : sorted.get(middle);
    }
}
