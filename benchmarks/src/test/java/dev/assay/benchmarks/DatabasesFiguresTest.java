package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabasesFiguresTest {
    private static final ParallelRun PARALLEL = new ParallelRun(
            List.of(new Mark("databases", 9), new Mark("databases", 14), millis("tests-ended", 45_600)), 700 * 1024);

    @Test
    void ratiosAreOfMedians() {
        DatabasesFigures figures = measured(Optional.of(containers())).figures();

        assertThat(figures)
                .isEqualTo(new DatabasesFigures(8, 1.25, 250, 4, 0.25, Optional.of(0.9), Optional.of(0.04), PARALLEL));
    }

    @Test
    void theLastLineIsOneJsonObjectWithTenKeys() {
        assertThat(measured(Optional.of(containers())).figures().json())
                .isEqualTo("{\"one_more_ms\":8.00,\"drained_over_bare_create\":1.250,"
                        + "\"zonky_class_over_one_more\":250.0,\"zonky_spring_over_one_more\":4.00,"
                        + "\"warm_over_zonky\":0.250,\"container_first_over_plain\":0.900,"
                        + "\"container_second_class_over_plain\":0.0400,\"thousand_tests_s\":45.6,"
                        + "\"peak_databases\":14,\"peak_rss_mib\":700}");
    }

    @Test
    void withoutContainersTheirFiguresAreNull() throws JsonProcessingException {
        DatabasesFigures figures = measured(Optional.empty()).figures();
        JsonNode line = JsonMapper.builder().build().readTree(figures.json());

        assertThat(line.size()).isEqualTo(10);
        assertThat(line.get("container_first_over_plain").isNull()).isTrue();
        assertThat(line.get("container_second_class_over_plain").isNull()).isTrue();
        assertThat(figures.goals())
                .extracting(Goal::name)
                .doesNotContain("container_first_over_plain", "container_second_class_over_plain")
                .hasSize(5);
    }

    @Test
    void goalsSayWhichSideOfTheirLimitIsGood() {
        DatabasesFigures figures =
                new DatabasesFigures(10, 1.3, 20, 1, 0.5, Optional.of(1.05), Optional.of(0.051), PARALLEL);

        assertThat(figures.goals())
                .extracting(Goal::toString)
                .containsExactly(
                        "goal one_more_ms at most 10.0: met, 10.000",
                        "goal drained_over_bare_create at most 1.3: met, 1.300",
                        "goal zonky_class_over_one_more at least 20.0: met, 20.000",
                        "goal zonky_spring_over_one_more above 1.0: NOT met, 1.000",
                        "goal warm_over_zonky below 0.5: NOT met, 0.500",
                        "goal container_first_over_plain at most 1.05: met, 1.050",
                        "goal container_second_class_over_plain at most 0.05: NOT met, 0.051");
    }

    @Test
    void theTableHasARowForEachThingMeasured() {
        assertThat(measured(Optional.of(containers())).table().toString().lines())
                .hasSize(20)
                .contains("  second class                                      1      400.0      400.0      400.0")
                .endsWith("tests on 8 threads: 45.6 s, at most 14 databases, 700 MiB");
    }

    private static DatabasesMeasurements measured(Optional<ContainerRuns> containers) {
        return new DatabasesMeasurements(
                List.of(millis("first-query", 900), millis("first-query", 1000), millis("first-query", 1100)),
                List.of(millis("first-query", 4000)),
                List.of(
                        millis("one-more", 8),
                        millis("create", 2),
                        millis("connect", 20),
                        millis("close", 6),
                        millis("path", 28)),
                List.of(millis("drained", 50), millis("bare-create", 40), millis("bare-create-file-copy", 30)),
                List.of(millis("zonky-class", 2000)),
                List.of(
                        millis("zonky-spring", 32),
                        millis("zonky-spring-refresh", 1),
                        millis("zonky-spring-connect", 20),
                        millis("zonky-spring-path", 52)),
                containers,
                PARALLEL);
    }

    private static ContainerRuns containers() {
        return new ContainerRuns(
                List.of(List.of(
                        millis("class-started", 1000),
                        millis("first-query", 9000),
                        millis("class-started", 9100),
                        millis("first-query", 9500))),
                List.of(List.of(millis("class-started", 1000), millis("first-query", 10_000))));
    }

    private static Mark millis(String name, long value) {
        return new Mark(name, value * 1_000_000);
    }
}
