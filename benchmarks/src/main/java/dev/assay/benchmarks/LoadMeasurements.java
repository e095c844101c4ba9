package dev.assay.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the load benchmark measured.
 *
 * @param series every load
 * @param errors of the engine's percentiles
 */
record LoadMeasurements(List<LoadSeries> series, List<HistogramError> errors) {
    LoadMeasurements {
        series = List.copyOf(series);
        errors = List.copyOf(errors);
    }

    Outcome outcome() {
        LoadFigures figures = figures();
        return new Outcome(table(), figures.goals(), figures.json());
    }

    LoadFigures figures() {
        return new LoadFigures(
                worst(LoadRound::overPgbench),
                worst(LoadRound::overBareLoop),
                errors.stream().mapToDouble(HistogramError::relative).max().orElseThrow());
    }

    String table() {
        return Stream.of(
                        Stream.of(LoadSeries.head()),
                        series.stream().map(LoadSeries::row),
                        errors.stream().map(HistogramError::toString))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private double worst(ToDoubleFunction<LoadRound> ratio) {
        return series.stream()
                .filter(one -> one.load().clients() == LoadBenchmark.JUDGED_CLIENTS)
                .mapToDouble(one -> one.median(ratio))
                .min()
                .orElseThrow();
    }
}
