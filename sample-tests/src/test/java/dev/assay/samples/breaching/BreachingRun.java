package dev.assay.samples.breaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * What became of samples that break their promise, in a session of their own.
 *
 * @param started how many ran
 * @param failures the message of each that failed, by class and method
 */
record BreachingRun(long started, Map<String, String> failures) {
    static final Path REPORTS = Path.of("target", "assay-breaching");

    /** Run all samples of these classes. */
    static BreachingRun of(Class<?>... samples) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("assay.report.dir", REPORTS.toString())
                .configurationParameter("assay.seed", "8731")
                .configurationParameter("assay.allure", "false")
                .configurationParameter("assay.console", "false")
                .selectors(Stream.of(samples).map(sample -> selectClass(sample)).toArray(ClassSelector[]::new))
                .execute()
                .testEvents();
        return new BreachingRun(
                tests.started().count(),
                tests.failed().stream().collect(Collectors.toMap(BreachingRun::name, BreachingRun::message, (a, b) -> {
                    throw new IllegalStateException("a sample failed twice: " + a + "\n" + b);
                })));
    }

    /** Hold the whole failure of a sample, {@code Class.method}, against a text with the placeholders of {@link ExpectedText}. */
    void assertFailure(String sample, String expected) {
        assertThat(failures).containsKey(sample);
        assertThat(failures.get(sample)).matches(ExpectedText.of(expected));
    }

    /** Hold that these samples failed, and no other ran. */
    void assertFailed(String... samples) {
        assertThat(failures.keySet()).isEqualTo(Set.of(samples));
        assertThat(started).isEqualTo(samples.length);
    }

    private static String name(Event event) {
        MethodSource source =
                (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
        return source.getJavaClass().getSimpleName() + "." + source.getMethodName();
    }

    private static String message(Event event) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        return Objects.toString(result.getThrowable().orElseThrow().getMessage());
    }
}
