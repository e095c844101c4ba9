package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.network.Latency;
import dev.assay.chaos.network.Partition;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.network.Reset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of several faults an operation felt. */
final class FeelingTest {
    private static final Fault LATENCY = new Latency(Duration.ofMillis(300), Duration.ZERO);
    private static final Failure LOST = new Failure("08006", "lost");

    private final List<Phase> phases = new ArrayList<>(List.of(new Phase("before", new Healthy(), 0, nanos(500))));
    private final List<Call> calls = new ArrayList<>(List.of(call(0, 10, null), call(10, 20, null)));

    @Test
    void aFaultIsFeltByWhatItDoesAlone() {
        Phase latency = phase(LATENCY, 1_000, 3_000);
        Phase reset = phase(new Reset(), 1_500, 1_800);
        calls.add(call(1_000, 1_310, null));
        calls.add(call(1_500, 1_505, LOST));
        calls.add(call(2_000, 2_310, null));

        assertThat(feeling(latency)).isEqualTo(Feeling.FELT);
        assertThat(feeling(reset)).isEqualTo(Feeling.FELT);
    }

    @Test
    void theFailuresOfOneSayNothingOfTheOther() {
        Phase latency = phase(LATENCY, 1_000, 3_000);
        Phase reset = phase(new Reset(), 1_500, 1_800);
        calls.add(call(1_000, 1_005, null));
        calls.add(call(1_500, 1_505, LOST));
        calls.add(call(2_000, 2_005, null));

        assertThat(feeling(latency)).isEqualTo(Feeling.NONE);
        assertThat(feeling(reset)).isEqualTo(Feeling.FELT);
    }

    @Test
    void aStallInAnotherSaysNothingOfAFaultThatStandsAloneMostOfItsTime() {
        Phase reset = phase(new Reset(), 1_000, 4_000);
        Phase partition = phase(new Partition(), 2_000, 3_000);
        calls.add(call(1_500, 1_505, null));
        calls.add(call(2_000, 2_999, LOST));
        calls.add(call(3_500, 3_505, null));

        assertThat(feeling(reset)).isEqualTo(Feeling.NONE);
        assertThat(feeling(partition)).isEqualTo(Feeling.FELT);
    }

    @Test
    void whatFailsWithoutAFaultHidesIt() {
        Phase refuse = phase(new Refuse(), 1_000, 4_000);
        Phase latency = phase(LATENCY, 2_000, 2_800);
        calls.add(call(1_500, 1_505, LOST));
        calls.add(call(2_500, 2_505, LOST));

        assertThat(feeling(refuse)).isEqualTo(Feeling.FELT);
        assertThat(feeling(latency)).isEqualTo(Feeling.HIDDEN);
    }

    @Test
    void aStallThroughBothCountsForTheOneThatIsAlone() {
        Phase partition = phase(new Partition(), 1_000, 3_000);
        Phase latency = phase(LATENCY, 2_000, 2_600);
        calls.add(call(1_000, 2_990, LOST));

        assertThat(feeling(partition)).isEqualTo(Feeling.FELT);
        assertThat(feeling(latency)).isEqualTo(Feeling.NONE);
    }

    @Test
    void aCallThatFailsWhileAFaultIsPutInForceIsThatFaultsOwn() {
        Phase latency = phase(LATENCY, 1_000, 3_000);
        Phase reset = new Phase("reset", new Reset(), nanos(1_600), nanos(1_900), nanos(1_500), nanos(2_000));
        phases.add(reset);
        calls.add(call(1_490, 1_590, LOST));
        calls.add(call(1_700, 1_705, LOST));

        assertThat(feeling(reset)).isEqualTo(Feeling.FELT);
        assertThat(feeling(latency)).isEqualTo(Feeling.NONE);
    }

    @Test
    void faultsThatAreAlwaysTogetherAreFeltTogether() {
        Phase latency = phase(LATENCY, 1_000, 2_000);
        Phase reset = phase(new Reset(), 1_000, 2_000);
        calls.add(call(1_500, 1_505, LOST));

        assertThat(feeling(latency)).isEqualTo(Feeling.FELT);
        assertThat(feeling(reset)).isEqualTo(Feeling.FELT);
    }

    @Test
    void healedIsTheEndOfTheLastFaultWhateverBeganLast() {
        phase(LATENCY, 1_000, 3_000);
        phase(new Reset(), 1_500, 1_800);

        assertThat(new History(phases, calls).healedNanos()).isEqualTo(nanos(3_000));
    }

    private Feeling feeling(Phase fault) {
        return Feeling.of(new History(phases, calls), fault, List.of("save"));
    }

    private Phase phase(Fault fault, long startMillis, long endMillis) {
        Phase phase = new Phase(fault.write(), fault, nanos(startMillis), nanos(endMillis));
        phases.add(phase);
        return phase;
    }

    private static Call call(long startMillis, long endMillis, @Nullable Failure failure) {
        return new Call("save", 1, nanos(startMillis), nanos(endMillis), failure);
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
