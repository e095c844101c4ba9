package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void isOneLine() {
        assertThat(new Progress("search", Duration.ofSeconds(3), FIVE_SECONDS, 4_812, 0))
                .hasToString("load [search] 3 of 5 s, 4,812 operations, 1,604/s, 0 failed");
        assertThat(new Progress("search", Duration.ofMillis(1_020), Duration.ofMillis(1_500), 4_812, 1_204))
                .hasToString("load [search] 1 of 1.5 s, 4,812 operations, 4,718/s, 1,204 failed");
    }

    @Test
    void hasARateAtTheVeryBeginning() {
        assertThat(new Progress("search", Duration.ZERO, FIVE_SECONDS, 0, 0).perSecond())
                .isZero();
    }

    @Test
    void isToldWhileTheLoadRuns() throws Exception {
        List<Progress> told = new CopyOnWriteArrayList<>();
        Workload untilTold = Workload.of(worker -> Thread.sleep(1));
        try (LoadDriver load = open(untilTold, told::add)) {
            Recording recording =
                    load.driveUntil(Duration.ofMillis(300), Duration.ofSeconds(60), soFar -> told.size() >= 3);

            assertThat(told).hasSizeGreaterThanOrEqualTo(3).allSatisfy(progress -> {
                assertThat(progress.name()).isEqualTo("search");
                assertThat(progress.planned()).isEqualTo(Duration.ofMillis(300));
                assertThat(progress.failed()).isZero();
                assertThat(progress.operations()).isLessThanOrEqualTo(recording.operations());
            });
            assertThat(told)
                    .anySatisfy(progress -> assertThat(progress.operations()).isPositive());
        }
    }

    @Test
    void whatAListenerThrowsIsThrown() throws Exception {
        IllegalArgumentException planted = new IllegalArgumentException("terminal is closed");
        ProgressListener failing = progress -> {
            throw planted;
        };
        try (LoadDriver load = open(Workload.of(worker -> Thread.sleep(1)), failing)) {
            assertThatThrownBy(() -> load.driveUntil(Duration.ofMillis(300), Duration.ofSeconds(60), soFar -> false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the listener to the progress of a load failed")
                    .hasCause(planted);
        }
    }

    private static LoadDriver open(Workload workload, ProgressListener listener) throws Exception {
        DriverOptions options = new DriverOptions("search", LoadThreads.AUTO, false, listener, Duration.ofMillis(50));
        return LoadDriver.open(
                new FakeConnections(), workload, LoadSettings.DEFAULT, options, Run.of("progress", 8731));
    }
}
