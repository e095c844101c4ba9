package dev.assay.junit.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.engine.TestRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs each mistaken class through the real engine and expects its messages to the letter. */
class MistakesTest {
    private static final Path REPORTS = Path.of("target", "mistakes");

    @TestFactory
    Stream<DynamicTest> eachMistakeReadsLikeAnAnswer() {
        return Stream.of(
                        Mistakes.class,
                        MigrationMistakes.class,
                        TrafficMistakes.class,
                        RegressionMistakes.class,
                        DataMistakes.class)
                .flatMap(mistakes -> Stream.of(mistakes.getDeclaredClasses()))
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> check(type)));
    }

    private static void check(Class<?> type) {
        ExpectedFailure expected = type.getAnnotation(ExpectedFailure.class);

        TestRun run = TestRun.of(REPORTS.resolve(type.getSimpleName()), type);

        assertThat(run.failures().stream().distinct()).containsExactly(expected.value());
        assertThat(run.passed()).hasSize(expected.others());
    }

    @Test
    void aMistakeStopsNoOtherClass() {
        TestRun run = TestRun.of(REPORTS.resolve("all"), Mistakes.class.getDeclaredClasses());

        List<String> passed = run.passed();

        assertThat(passed).anyMatch(name -> name.contains("Parsecs") && name.contains("others"));
        assertThat(passed).anyMatch(name -> name.contains("NoTest") && name.contains("others"));
    }
}
