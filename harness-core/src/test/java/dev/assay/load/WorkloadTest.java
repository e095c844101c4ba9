package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Operation NOTHING = worker -> {};

    @Test
    void keepsItsOperationsInOrder() {
        assertThat(Workload.of("search", 9, NOTHING).and("insert", 1, NOTHING).parts())
                .containsExactly(new Workload.Part("search", 9, NOTHING), new Workload.Part("insert", 1, NOTHING));
        assertThat(Workload.of("search", NOTHING).parts()).containsExactly(new Workload.Part("search", 1, NOTHING));
    }

    @Test
    void twoOperationsOfOneNameAreAMistake() {
        assertThatThrownBy(() -> Workload.of("search", NOTHING).and("search", 1, NOTHING))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "operation [search]: the mix has one of that name already. Profiles are kept by name, and two "
                                + "operations would share one. Fix: another name");
    }

    @Test
    void anOperationWithoutWeightIsAMistake() {
        assertThatThrownBy(() -> Workload.of("search", 0, NOTHING))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "weight of operation [search] = [0]: it would never run. A weight says how often an operation "
                                + "runs in relation to the others. Fix: a weight of at least 1, or leave the operation out");
    }

    @Test
    void aRecordingNamesTheOperationsThatItHas() {
        assertThatThrownBy(() -> new Recording(new long[0], 1).operation("search"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("operation [search] is none of []");
    }

    @Test
    void aSliceShorterThanAWindowIsRefused() throws Exception {
        try (LoadDriver load = new VirtualTime().driver(Workload.of(NOTHING), Pace.UNPAUSED)) {
            assertThatThrownBy(() -> load.driveUntil(Duration.ofMillis(99), Duration.ofSeconds(1), soFar -> true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a slice of [99 ms] is shorter than [100 ms]");
        }
    }
}
