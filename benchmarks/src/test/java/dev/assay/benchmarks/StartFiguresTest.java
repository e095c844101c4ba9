package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFiguresTest {
    private static final StartMeasurements MEASURED = new StartMeasurements(
            starts(4000, 3000, 5000),
            starts(3500),
            starts(700, 900, 800),
            starts(1600, 1700, 1500),
            List.of(
                    millis("back-to-back", 20),
                    millis("back-to-back-close", 5),
                    millis("paced", 10),
                    millis("paced-close", 4),
                    millis("without-pool", 25)),
            List.of(millis("zonky-class", 1000), millis("zonky-class-close", 200)));

    @Test
    void theLastLineIsOneJsonObjectWithFiveKeys() throws JsonProcessingException {
        String json = MEASURED.figures().json();

        assertThat(json)
                .isEqualTo(
                        "{\"cold_s\":4.000,\"warm_s\":0.800,\"warm_over_zonky\":0.500,\"one_more_ms\":20.00,\"zonky_class_over_one_more\":50.0}");
        assertThat(JsonMapper.builder().build().readTree(json).get("warm_s").asDouble())
                .isEqualTo(0.8);
    }

    @Test
    void goalsAreMetAtTheirLimits() {
        assertThat(new StartFigures(4, 0.8, 0.5, 20, 20).goals())
                .extracting(Goal::toString)
                .containsExactly(
                        "goal warm_over_zonky at most 0.5: met, 0.500",
                        "goal zonky_class_over_one_more at least 20.0: met, 20.000");
    }

    @Test
    void goalsAreJudgedBeforeFiguresAreRounded() {
        assertThat(new StartFigures(4, 0.8, 0.5001, 20, 19.9999).goals())
                .extracting(Goal::met)
                .containsExactly(false, false);
    }

    @Test
    void theTableHasARowForEachThingMeasured() {
        assertThat(MEASURED.table().toString().lines())
                .hasSize(12)
                .contains("JVM start to first test, warm, Assay                3      800.0      700.0      900.0");
    }

    private static List<Mark> starts(long... millis) {
        return Arrays.stream(millis)
                .mapToObj(value -> millis("first-query", value))
                .toList();
    }

    private static Mark millis(String name, long value) {
        return new Mark(name, value * 1_000_000);
    }
}
