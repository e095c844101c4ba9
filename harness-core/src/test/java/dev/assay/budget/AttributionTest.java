package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.conditions.Cause;
import dev.assay.conditions.Disturbance;
import dev.assay.statistics.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty windows of 100 ms in two stretches of ten, with a gap of 500 ms between them. */
class AttributionTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 7_000 * MILLI;

    private final Timeline timeline = new Timeline();

    AttributionTest() {
        timeline.add(START, 10);
        timeline.add(START + 1_500 * MILLI, 10);
    }

    @Test
    void aDisturbanceTouchesTheWindowsInWhichWhatItHeldUpEnds() {
        assertThat(touched(250, 260)).containsExactly(2);
        assertThat(touched(250, 289)).containsExactly(2);
        assertThat(touched(250, 290)).containsExactly(2, 3);
        assertThat(touched(199, 401)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatHappensOutsideOfTheStretchesTouchesNothing() {
        assertThat(touched(-500, -20)).isEmpty();
        assertThat(touched(1_100, 1_300)).isEmpty();
        assertThat(touched(2_500, 2_600)).isEmpty();
        assertThat(touched(950, 1_650)).containsExactly(9, 10, 11);
    }

    @Test
    void theShareOfSlowOperationsIsCountedPerCause() {
        List<Block> ended = new ArrayList<>(Collections.nCopies(20, new Block(1, 10)));
        ended.set(2, new Block(20, 20));
        ended.set(3, new Block(10, 10));
        List<Disturbance> disturbances = List.of(
                collection(250, 310),
                collection(1_100, 1_200),
                new Disturbance(Cause.STEAL, at(500), at(580), 30 * MILLI));

        Attribution collections = Attribution.of(Cause.GARBAGE_COLLECTION, disturbances, timeline, ended);
        Attribution steal = Attribution.of(Cause.STEAL, disturbances, timeline, ended);

        assertThat(collections.inside()).isEqualTo(new Block(30, 30));
        assertThat(collections.total()).isEqualTo(new Block(48, 210));
        assertThat(collections.lostNanos()).isEqualTo(60 * MILLI);
        assertThat(collections.shareOfSlow()).isEqualTo(0.625);
        assertThat(collections.shareOfTime()).isEqualTo(0.1);
        assertThat(collections.couldBeTheCause()).isTrue();
        assertThat(collections.untouched()).hasSize(18).doesNotContain(2, 3);
        assertThat(steal.inside()).isEqualTo(new Block(1, 10));
        assertThat(steal.couldBeTheCause()).isFalse();
    }

    @Test
    void slowOperationsThatAreSpreadEvenlyBlameNothing() {
        List<Block> ended = Collections.nCopies(20, new Block(5, 10));
        List<Disturbance> half = List.of(collection(0, 950));

        Attribution attribution = Attribution.of(Cause.GARBAGE_COLLECTION, half, timeline, ended);

        assertThat(attribution.shareOfSlow()).isEqualTo(0.5);
        assertThat(attribution.shareOfTime()).isEqualTo(0.5);
        assertThat(attribution.couldBeTheCause()).isFalse();
    }

    @Test
    void withoutSlowOperationsOrMeasuredTimeNothingIsBlamed() {
        List<Disturbance> all = List.of(collection(0, 2_500));

        assertThat(Attribution.of(Cause.GARBAGE_COLLECTION, all, timeline, Collections.nCopies(20, new Block(0, 10)))
                        .couldBeTheCause())
                .isFalse();
        assertThat(Attribution.of(Cause.GARBAGE_COLLECTION, all, new Timeline(), List.of())
                        .couldBeTheCause())
                .isFalse();
    }

    private List<Integer> touched(long from, long to) {
        return timeline.touchedBy(List.of(collection(from, to))).stream()
                .boxed()
                .toList();
    }

    private static Disturbance collection(long from, long to) {
        return Disturbance.whole(Cause.GARBAGE_COLLECTION, at(from), at(to));
    }

    private static long at(long millis) {
        return START + millis * MILLI;
    }
}
