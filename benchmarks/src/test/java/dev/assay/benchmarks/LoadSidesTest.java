package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Run;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoadSidesTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final double ERROR = 0.005;

    private final Run run = Run.of("load sides", 42);
    private LoadServer server;

    @BeforeAll
    void startServer() throws SQLException {
        server = LoadServer.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void theBareLoopGetsAnswers(LoadStatement statement) throws Exception {
        try (LoadSession loop = BareLoop.open(server.database().dataSource(), new LoadCase(statement, 2))) {
            assertThat(loop.perSecond(SHORT)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEngineGetsAnswers(LoadStatement statement) throws Exception {
        try (LoadSession engine = EngineLoad.open(server.database()::connect, new LoadCase(statement, 2), run)) {
            assertThat(engine.perSecond(SHORT)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("proof")
    void pgbenchGetsAnswers(LoadStatement statement, @TempDir Path scripts) throws Exception {
        Pgbench pgbench = new Pgbench(PgbenchSearch.ofMachine().find(), server.login(), scripts, 2);

        assertThat(pgbench.perSecond(new LoadCase(statement, 2), Duration.ofSeconds(1)))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void thePercentilesOfTheEngineAreThoseOfItsRawLog(LoadStatement statement) throws Exception {
        HistogramError error = histogram().ofRawLog(statement, SHORT);

        assertThat(error.latencies()).isPositive();
        assertThat(error.relative()).isBetween(0.0, ERROR);
    }

    @Test
    void thePercentilesOfTheEngineAreThoseOfPlantedDelays() throws Exception {
        HistogramError error = histogram().ofPlantedDelays(10_000);

        assertThat(error.latencies()).isEqualTo(10_000);
        assertThat(error.relative()).isBetween(0.0, ERROR);
    }

    private HistogramCheck histogram() {
        return new HistogramCheck(server.database()::connect, run);
    }
}
