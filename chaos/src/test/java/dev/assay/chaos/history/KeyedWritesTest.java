package dev.assay.chaos.history;

import static dev.assay.chaos.history.Script.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each promise about writes is broken once, to the letter, and kept by the same history with other rows. */
final class KeyedWritesTest {
    private static final OperationHistory HISTORY = new Script()
            .ok(1, 0, 3, write("a"))
            .unknown(2, 1, 204, write("b"))
            .fail(1, 5, 6, write("c"))
            .unknown(1, 10, 20, write("d"))
            .ok(1, 30, 31, write("d"))
            .history();

    @Test
    void anAcknowledgedWriteThatIsNotThereIsLost() throws Exception {
        assertThat(breach(Survival.acknowledgedWritesPresent(() -> List.of("d"))))
                .containsExactly(new Finding(
                        "found",
                        "the acknowledged write [a] is not there",
                        "+0.000 s client 1: write [a] ok after 3 ms"));
    }

    @Test
    void aRetryThatWasDoneTwiceIsADuplicate() throws Exception {
        assertThat(breach(Survival.noDuplicateEffect(() -> List.of("a", "d", "d"))))
                .containsExactly(new Finding(
                        "found",
                        "the write [d] is there 2 times after 2 attempts",
                        "+0.010 s client 1: write [d] unknown 08006 after 10 ms;"
                                + " +0.030 s client 1: write [d] ok after 1 ms"));
    }

    @Test
    void whatNobodyAcknowledgedMustNotBeThereTwice() throws Exception {
        assertThat(breach(Survival.unacknowledgedWritesAtMostOnce(() -> List.of("b", "b"))))
                .containsExactly(new Finding(
                        "found",
                        "the write [b], which nobody acknowledged, is there 2 times",
                        "+0.001 s client 2: write [b] unknown 08006 after 203 ms"));
    }

    @Test
    void whatFailedForCertainMustNotBeThere() throws Exception {
        assertThat(breach(Survival.unacknowledgedWritesAtMostOnce(() -> List.of("c"))))
                .containsExactly(new Finding(
                        "found",
                        "the write [c] failed for certain and is there",
                        "+0.005 s client 1: write [c] fail 40001 after 1 ms"));
    }

    @Test
    void allOfThemAreOnePromise() throws Exception {
        assertThat(breach(Survival.everyWriteOnce(() -> List.of("b", "b", "c", "d", "d"))))
                .extracting(Finding::text)
                .containsExactly(
                        "the acknowledged write [a] is not there",
                        "the write [b], which nobody acknowledged, is there 2 times",
                        "the write [c] failed for certain and is there",
                        "the write [d] is there 2 times after 2 attempts");
    }

    @Test
    void anUnknownWriteMayBeThereOrNot() throws Exception {
        for (List<String> found : List.of(List.of("a", "d"), List.of("a", "b", "d"))) {
            for (HistoryCheck check : all(() -> found)) {
                assertThat(check.judge(HISTORY)).as(check.sentence()).isEqualTo(Judgement.of(List.of()));
            }
        }
    }

    @Test
    void aHistoryWithoutWritesProvesNothing() throws Exception {
        for (HistoryCheck check : all(List::of)) {
            Judgement judgement = check.judge(new Script().ok(1, 0, 1).history());
            assertThat(judgement.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(judgement.notes())
                    .containsExactly(
                            Finding.of("found", "no write was recorded"),
                            Finding.of("do", "write through the recorder: orders.write(key, () -> ...)"));
        }
    }

    @Test
    void aHistoryWithoutAcknowledgedWritesProvesNothing() throws Exception {
        for (HistoryCheck check : all(List::of)) {
            Judgement judgement =
                    check.judge(new Script().unknown(1, 0, 1, write("a")).history());
            assertThat(judgement.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(judgement.notes())
                    .first()
                    .isEqualTo(Finding.of("found", "none of the writes of 1 keys was acknowledged"));
        }
    }

    private static List<HistoryCheck> all(Found<List<String>> found) {
        return List.of(
                Survival.acknowledgedWritesPresent(found),
                Survival.unacknowledgedWritesAtMostOnce(found),
                Survival.noDuplicateEffect(found),
                Survival.everyWriteOnce(found));
    }

    private static List<Finding> breach(HistoryCheck check) throws Exception {
        Judgement judgement = check.judge(HISTORY);
        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        return judgement.offences().stream()
                .map(offence -> offence.finding(HISTORY))
                .toList();
    }
}
