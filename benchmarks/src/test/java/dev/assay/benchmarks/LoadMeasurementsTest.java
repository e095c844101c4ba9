package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadMeasurementsTest {
    private static final LoadSeries BY_KEY_8 = series(
            LoadStatement.BY_KEY,
            8,
            new LoadRound(1000, 1000, 1000),
            new LoadRound(2000, 1000, 1000),
            new LoadRound(1250, 800, 1000));
    private static final LoadSeries SELECT_1_8 = series(LoadStatement.SELECT_1, 8, new LoadRound(1000, 1000, 960));
    private static final LoadSeries SELECT_1_1 = series(LoadStatement.SELECT_1, 1, new LoadRound(1000, 1000, 10));

    private final LoadMeasurements measured = new LoadMeasurements(
            List.of(SELECT_1_1, SELECT_1_8, BY_KEY_8),
            List.of(new HistogramError("the raw log", 7, 99.9, 0.0004), new HistogramError("planted", 9, 50, 0.0008)));

    @Test
    void theFiguresAreTheWorseMediansAtEightClientsAndTheWorstError() {
        assertThat(measured.figures()).isEqualTo(new LoadFigures(0.8, 0.96, 0.0008));
    }

    @Test
    void theLastLineIsOneJsonObject() {
        assertThat(measured.outcome().json())
                .isEqualTo("{\"over_pgbench_8\":0.800,\"over_bare_loop_8\":0.960,\"histogram_error\":0.00080}");
    }

    @Test
    void aGoalIsMetAtItsLimit() {
        assertThat(new LoadFigures(0.9, 0.97, 0.005).goals())
                .extracting(Goal::toString)
                .containsExactly(
                        "goal over_pgbench_8 at least 0.9: met, 0.900",
                        "goal over_bare_loop_8 at least 0.97: met, 0.970",
                        "goal histogram_error at most 0.005: met, 0.005");
        assertThat(new LoadFigures(0.899, 0.969, 0.0051).goals()).noneMatch(Goal::met);
    }

    @Test
    void theTableHasARowForEachLoadAndALineForEachError() {
        assertThat(measured.table().lines())
                .hasSize(6)
                .contains(
                        "primary key, 8 clients     3   2       1250       1000       1000 0.800 (0.50-1.00) 1.000 (1.00-1.25)")
                .endsWith("percentiles beside planted: 9 latencies, worst error 0.080 % at p50.0");
    }

    private static LoadSeries series(LoadStatement statement, int clients, LoadRound... rounds) {
        return new LoadSeries(new LoadCase(statement, clients), 2, List.of(rounds));
    }
}
