package dev.assay.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiccupMeterTest {
    private static final long MILLI = 1_000_000;

    private final List<Disturbance> found = new ArrayList<>();
    private final Deque<Long> lengths = new ArrayDeque<>();
    private long now = 100 * MILLI;
    private final HiccupMeter meter = new HiccupMeter(() -> now, nanos -> now += lengths.remove(), found);

    @Test
    void aSleepThatIsExceededByFiveMillisecondsIsADelay() {
        lengths.addAll(List.of(MILLI, 6 * MILLI - 1, 6 * MILLI, 41 * MILLI));

        List<Long> ends = List.of(meter.measure(), meter.measure(), meter.measure(), meter.measure());

        assertThat(ends).containsExactly(101 * MILLI, 107 * MILLI - 1, 113 * MILLI - 1, 154 * MILLI - 1);
        assertThat(found)
                .containsExactly(
                        new Disturbance(Cause.SCHEDULING_DELAY, 108 * MILLI - 1, 113 * MILLI - 1, 5 * MILLI),
                        new Disturbance(Cause.SCHEDULING_DELAY, 114 * MILLI - 1, 154 * MILLI - 1, 40 * MILLI));
        assertThat(meter.longestNanos()).isEqualTo(40 * MILLI);
    }

    @Test
    void aSleepThatEndsEarlyIsNone() {
        lengths.add(MILLI / 2);

        meter.measure();

        assertThat(found).isEmpty();
        assertThat(meter.longestNanos()).isZero();
    }
}
