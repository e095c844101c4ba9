package dev.assay.benchmarks;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes through JUnit's launcher; ends with 1 unless there were tests and all of them succeeded. */
final class TestClassesMain {
    /** The mark of the end of all tests and of everything that was started for them. */
    static final String ENDED = "tests-ended";

    private TestClassesMain() {}

    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(arguments)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener, new ClassStarts());
        Mark.reached(ENDED);
        System.exit(status(listener.getSummary()));
    }

    private static int status(TestExecutionSummary summary) {
        boolean sound = summary.getTestsSucceededCount() > 0
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount()
                && summary.getTotalFailureCount() == 0;
        if (!sound) {
            PrintWriter output = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            summary.printTo(output);
            summary.printFailuresTo(output);
        }
        return sound ? 0 : 1;
    }
}
