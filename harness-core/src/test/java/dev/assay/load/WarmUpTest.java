package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Quantity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();

    /** Latencies fall from 5 ms to 1 ms within the first 500 operations, that is within 1.5 s, and then only jitter. */
    @Test
    void endsSoonAfterTheLatenciesHaveBecomeSteady() throws Exception {
        WarmUpResult result = warmUp(worker -> {
            double falling = Math.max(0, 4 - 4 * worker.iteration() / 500.0);
            pass(1 + falling + 0.2 * worker.random().nextDouble());
        });

        assertThat(result.steadiness()).isEqualTo(Steadiness.STEADY);
        assertThat(result.drifting()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(2_200));
        assertThat(result.took()).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(8));
        assertThat(result).hasToString("steady after [" + result.took().toMillis() + " ms]");
    }

    @Test
    void takesLessThanASecondOrSoWhereNothingDrifts() throws Exception {
        WarmUpResult result = warmUp(worker -> pass(1 + 0.2 * worker.random().nextDouble()));

        assertThat(result.steadiness()).isEqualTo(Steadiness.STEADY);
        assertThat(result.took()).isBetween(Duration.ofMillis(800), Duration.ofSeconds(2));
    }

    @Test
    void givesUpOnLatenciesThatNeverBecomeSteady() throws Exception {
        WarmUpResult result = warmUp(worker -> pass(1 + worker.iteration() / 1_000.0));

        assertThat(result.steadiness()).isEqualTo(Steadiness.NOT_STEADY);
        assertThat(result.took()).isBetween(LONGEST, LONGEST.plusMillis(100));
        assertThat(result).hasToString("not steady after [" + result.took().toMillis() + " ms]");
    }

    @Test
    void waitsUntilStatementsHaveRunElevenTimes() throws Exception {
        WarmUpResult result = warmUp(worker -> {
            if (worker.iteration() % 300 == 0) {
                worker.prepare("select 1");
            }
            pass(1);
        });

        assertThat(result.prepared()).isTrue();
        assertThat(result.took()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_200));
    }

    @Test
    void saysWhichPartIsMissing() throws Exception {
        WarmUpResult result = warmUp(worker -> {
            if (worker.iteration() == 0) {
                worker.prepare("select 1");
            }
            pass(1);
        });

        assertThat(result.steadiness()).isEqualTo(Steadiness.NOT_STEADY);
        assertThat(result).hasToString("not steady after [30000 ms], statements not prepared yet");
    }

    @Test
    void isNotSteadyWhereEveryOperationFails() throws Exception {
        WarmUpResult result = warmUp(worker -> {
            pass(1);
            throw new SQLException("gone", "08006");
        });

        assertThat(result.steadiness()).isEqualTo(Steadiness.NOT_STEADY);
        assertThat(result.recording().failed()).isEqualTo(30_000);
    }

    /** Each slice of 200 ms lasts as long as its only operation: six of them fill the 30 s, not 150. */
    @Test
    void operationsThatTakeLongerThanASliceDoNotMakeItLonger() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        WarmUpResult result = warmUp(worker -> {
            calls.incrementAndGet();
            pass(5_000);
        });

        assertThat(calls).hasValue(6);
        assertThat(result.took()).isEqualTo(LONGEST);
        assertThat(result.steadiness()).isEqualTo(Steadiness.NOT_STEADY);
    }

    /** Where slices ended with their last arrival, each would begin anew at once, and the rate be that of the server. */
    @Test
    void slicesOfAnOpenLoadKeepToItsRate() throws Exception {
        LoadSettings settings = LoadSettings.DEFAULT.withPace(new Pace.Open(Quantity.rate("10/s"), Arrivals.CONSTANT));

        WarmUpResult result = warmUp(settings, worker -> pass(1));

        double perSecond = result.recording().operations() * 1e9 / result.took().toNanos();
        assertThat(perSecond).isBetween(9.0, 10.0);
    }

    private WarmUpResult warmUp(Operation operation) throws Exception {
        return warmUp(LoadSettings.DEFAULT, operation);
    }

    private WarmUpResult warmUp(LoadSettings pace, Operation operation) throws Exception {
        LoadSettings settings = pace.withWarmUp(new WarmUp.Detected(LONGEST));
        try (LoadDriver load = time.driver(Workload.of(operation), settings, DriverOptions.DEFAULT)) {
            return load.warmUp();
        }
    }

    private void pass(double millis) {
        time.pass(Duration.ofNanos((long) (millis * 1e6)));
    }
}
