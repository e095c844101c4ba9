package dev.assay.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one test class through JUnit's launcher; ends with 1 unless exactly one test ran and succeeded. */
final class TestClassMain {
    private TestClassMain() {}

    public static void main(String[] arguments) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(arguments[0]))
                .build();
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        System.exit(status(listener.getSummary()));
    }

    private static int status(TestExecutionSummary summary) {
        boolean sound = summary.getTestsSucceededCount() == 1 && summary.getTotalFailureCount() == 0;
        if (!sound) {
            PrintWriter output = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            summary.printTo(output);
            summary.printFailuresTo(output);
        }
        return sound ? 0 : 1;
    }
}
