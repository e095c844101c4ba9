package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecoveryTest {
    private static final Failure DEAD = new Failure("08006", "gone");
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private final List<Call> calls = new ArrayList<>();

    @Test
    void countsToTheFirstSuccessOfTheLastRow() {
        call(1, 0, 50, null);
        call(2, 0, 100, DEAD);
        successes(150, 10);

        Recovery recovery = recovery();

        assertThat(recovery.first()).contains(Duration.ofMillis(160));
        assertThat(recovery.run()).isEqualTo(10);
        assertThat(recovery.lastFailure()).contains(DEAD);
    }

    @Test
    void settlesAfterTheQuietTime() {
        successes(0, 10);

        assertThat(recovery().settled(nanos(209), QUIET)).isFalse();
        assertThat(recovery().settled(nanos(210), QUIET)).isTrue();
    }

    @Test
    void doesNotSettleOnFewerThanTenSuccesses() {
        successes(0, 9);

        assertThat(recovery().settled(nanos(900), QUIET)).isFalse();
    }

    @Test
    void doesNotSettleWhileAClientIsStillAway() {
        for (int i = 0; i < 20; i++) {
            call(1, i, i + 1, null);
        }
        call(2, -300, 30, null);

        assertThat(recovery().everyClientBack()).isFalse();
        assertThat(recovery().settled(nanos(900), QUIET)).isFalse();
    }

    @Test
    void isHopelessOnceTheFirstSuccessIsTooLate() {
        call(1, 0, 900, DEAD);

        assertThat(recovery().hopeless(nanos(1_000), WITHIN)).isFalse();
        assertThat(recovery().hopeless(nanos(1_001), WITHIN)).isTrue();
    }

    @Test
    void isNotHopelessWhileARowThatBeganInTimeGrows() {
        call(1, 500, 1_000, null);

        assertThat(recovery().hopeless(nanos(5_000), WITHIN)).isFalse();
    }

    @Test
    void isHopelessWhenTheRowBeganTooLate() {
        call(1, 500, 1_001, null);

        assertThat(recovery().hopeless(nanos(1_002), WITHIN)).isTrue();
    }

    @Test
    void looksAtItsOwnOperationAlone() {
        calls.add(new Call("other", 1, 0, nanos(5), DEAD));
        successes(0, 10);

        assertThat(recovery().calls()).isEqualTo(10);
        assertThat(recovery().lastFailure()).isEmpty();
    }

    private Recovery recovery() {
        return Recovery.of("save", 2, calls, 0);
    }

    private void successes(int from, int count) {
        for (int i = 0; i < count; i++) {
            call(1 + i % 2, from + 10 * i, from + 10 * i + 10, null);
        }
    }

    private void call(int client, int startMillis, int endMillis, @Nullable Failure failure) {
        calls.add(new Call("save", client, nanos(startMillis), nanos(endMillis), failure));
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
