package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.fault.Effect;
import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.network.Latency;
import dev.assay.chaos.network.Partition;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.network.Reset;
import dev.assay.chaos.network.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EffectTest {
    private static final Fault LATENCY = new Latency(Duration.ofMillis(300), Duration.ZERO);
    private static final Failure LOST = new Failure("08006", "lost");

    private final List<Call> calls = new ArrayList<>(List.of(call(0, 10, null), call(10, 20, null)));

    @Test
    void latencyShowsInTheMedian() {
        calls.add(call(1_000, 1_160, null));

        assertThat(LATENCY.shows(effect())).isTrue();
    }

    @Test
    void latencyDoesNotShowInLessThanHalfOfItself() {
        calls.add(call(1_000, 1_159, null));

        assertThat(LATENCY.shows(effect())).isFalse();
    }

    @Test
    void latencyBeyondTheCallTimeoutShowsInFailures() {
        calls.add(call(1_000, 1_100, LOST));

        assertThat(LATENCY.shows(effect())).isTrue();
    }

    @Test
    void silenceShowsInACallThatStalled() {
        calls.add(call(1_001, 1_499, null));
        assertThat(new Partition().shows(effect())).isFalse();

        calls.add(call(1_500, 2_000, null));
        assertThat(new Partition().shows(effect())).isTrue();
    }

    @Test
    void onlyTheTimeInTheFaultIsAStall() {
        calls.add(call(0, 1_499, null));
        calls.add(call(1_501, 4_000, null));

        assertThat(effect().stalled()).isFalse();
    }

    @Test
    void aCallThatAnEarlierFaultTouchedSaysNothingOfThisOne() {
        Phase before = new Phase("before", new Healthy(), 0, nanos(500));
        Phase earlier = new Phase("earlier", new Reset(), nanos(600), nanos(990));
        Phase fault = new Phase("fault", new Refuse(), nanos(1_000), nanos(2_000));
        calls.add(call(989, 1_010, LOST));

        assertThat(PhaseEffect.of(new History(List.of(before, earlier, fault), calls), fault, "save")
                        .failures())
                .isZero();
    }

    @Test
    void aCallThatALaterFaultEndedSaysNothingOfThisOne() {
        Phase before = new Phase("before", new Healthy(), 0, nanos(500));
        Phase fault = new Phase("fault", LATENCY, nanos(1_000), nanos(2_000));
        Phase later = new Phase("later", new Reset(), nanos(2_010), nanos(3_000));
        calls.add(call(1_900, 2_020, LOST));

        assertThat(PhaseEffect.of(new History(List.of(before, fault, later), calls), fault, "save")
                        .failures())
                .isZero();
    }

    @Test
    void callsOutsideTheFaultDoNotCount() {
        calls.add(call(900, 999, LOST));
        calls.add(call(2_001, 2_010, LOST));

        assertThat(effect().failures()).isZero();
    }

    @Test
    void aFaultWithoutAnyCallDoesNotShow() {
        assertThat(List.of(LATENCY, new Partition(), new Reset(), new Refuse(), new Timeout(Duration.ofMillis(1))))
                .noneMatch(fault -> fault.shows(effect()));
    }

    private Effect effect() {
        Phase before = new Phase("before", new Healthy(), 0, nanos(500));
        Phase fault = new Phase("fault", LATENCY, nanos(1_000), nanos(2_000));
        return PhaseEffect.of(new History(List.of(before, fault), calls), fault, "save");
    }

    private static Call call(long startMillis, long endMillis, @Nullable Failure failure) {
        return new Call("save", 1, nanos(startMillis), nanos(endMillis), failure);
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
