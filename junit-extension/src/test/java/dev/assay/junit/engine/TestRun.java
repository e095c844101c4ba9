package dev.assay.junit.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of test classes through the real launcher and engines, in parallel, in a session and report folder of its own. */
public final class TestRun {
    private final Map<String, TestExecutionResult> results;

    private TestRun(Map<String, TestExecutionResult> results) {
        this.results = results;
    }

    /** Run classes with the seed 8731, reports going to a folder. */
    public static TestRun of(Path reports, Class<?>... classes) {
        return with(Map.of("assay.report.dir", reports.toString(), "assay.seed", "8731"), classes);
    }

    /** Run classes with configuration parameters. */
    public static TestRun with(Map<String, String> parameters, Class<?>... classes) {
        Recorder recorder = new Recorder();
        Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
        launcher.execute(request(parameters, classes), recorder);
        return new TestRun(Map.copyOf(recorder.results));
    }

    private static LauncherDiscoveryRequest request(Map<String, String> parameters, Class<?>... classes) {
        DiscoverySelector[] selectors =
                Stream.of(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new);
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("assay.console", "false")
                .configurationParameters(parameters)
                .build();
    }

    /** Return how many tests ran. */
    public int tests() {
        return results.size();
    }

    /** Return the names of the tests that passed, sorted. */
    public List<String> passed() {
        return results.entrySet().stream()
                .filter(result -> result.getValue().getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Return the messages of the tests that failed. */
    public List<String> failures() {
        return results.values().stream()
                .flatMap(result -> result.getThrowable().stream())
                .map(failure -> String.valueOf(failure.getMessage()))
                .sorted()
                .toList();
    }

    /** Return what the tests that failed threw, by the name of the test. */
    public Map<String, Throwable> throwables() {
        Map<String, Throwable> thrown = new TreeMap<>();
        results.forEach((test, result) -> result.getThrowable().ifPresent(failure -> thrown.put(test, failure)));
        return thrown;
    }

    /** Return the throwable of the one test that failed. */
    public Throwable failure() {
        List<Throwable> failures = results.values().stream()
                .flatMap(result -> result.getThrowable().stream())
                .toList();
        if (failures.size() != 1) {
            throw new AssertionError("expected one failure, found " + failures);
        }
        return failures.get(0);
    }

    private static final class Recorder implements TestExecutionListener {
        private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean failed = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
            if (test.isTest() || failed) {
                results.put(name(test), result);
            }
        }

        /** Containers never reach the tests below them when they fail, so they count like a test. */
        private static String name(TestIdentifier test) {
            return test.getUniqueId().replaceFirst("^.*?/", "");
        }
    }
}
