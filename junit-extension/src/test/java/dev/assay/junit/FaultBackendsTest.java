package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.chaos.proxy.FaultProxy;
import dev.assay.chaos.proxy.FaultProxyOptions;
import dev.assay.junit.engine.TestRun;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What carries the faults of a scenario is set from outside. */
@Execution(ExecutionMode.SAME_THREAD)
class FaultBackendsTest {
    private static final AtomicInteger GIVEN = new AtomicInteger();

    @TempDir
    Path reports;

    private TestRun run(String backend, int api) {
        GIVEN.set(api);
        return TestRun.with(
                Map.of(
                        "assay.report.dir",
                        reports.toString(),
                        "assay.toxiproxy.url",
                        "http://127.0.0.1:" + api,
                        "assay.faults.backend",
                        backend),
                Scenario.class);
    }

    @Test
    void aScenarioRunsThroughTheToxiproxyThatIsGivenAndLeavesNothingThere() throws IOException {
        try (FaultProxy given = FaultProxy.start(FaultProxyOptions.onFreePort(1))) {
            TestRun run = run("url", given.apiPort());

            assertThat(run.failures()).isEmpty();
            assertThat(run.passed()).hasSize(1);
            assertThat(Scenario.PROXIES).hasValue(1);
            assertThat(proxies()).isZero();
        }
    }

    @Test
    void aScenarioRunsThroughTheProxyOfThisJvmWhereThatIsNamed() throws IOException {
        try (FaultProxy given = FaultProxy.start(FaultProxyOptions.onFreePort(1))) {
            TestRun run = run("embedded", given.apiPort());

            assertThat(run.failures()).isEmpty();
            assertThat(run.passed()).hasSize(1);
            assertThat(Scenario.PROXIES).hasValue(0);
        }
    }

    private static int proxies() throws IOException {
        return new ToxiproxyClient("127.0.0.1", GIVEN.get()).getProxies().size();
    }

    static class Scenario {
        static final AtomicInteger PROXIES = new AtomicInteger(-1);

        @ChaosScenario(faults = "reset 200ms", recoveryWithin = "10s")
        void survives(ChaosRun run) throws IOException {
            PROXIES.set(proxies());
            run.operation("select", connection -> connection.createStatement().execute("SELECT 1"));
        }
    }
}
