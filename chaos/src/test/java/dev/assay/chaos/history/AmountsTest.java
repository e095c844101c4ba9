package dev.assay.chaos.history;

import static dev.assay.chaos.history.Script.add;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counters and totals. */
final class AmountsTest {
    private static final OperationHistory COUNTER = new Script()
            .ok(1, 0, 1, add("hits", 1))
            .ok(2, 0, 2, add("hits", 1))
            .fail(1, 3, 4, add("hits", 1))
            .unknown(2, 3, 5, add("hits", 10))
            .history();

    private static final OperationHistory TRANSFERS = new Script()
            .ok(1, 0, 1, add("a", -30), add("b", 30))
            .fail(1, 2, 3, add("a", -7), add("b", 7))
            .unknown(2, 2, 5, add("b", -5), add("a", 5))
            .history();

    @ParameterizedTest
    @CsvSource({"7, PASSED", "17, PASSED", "6, BREACHED", "8, BREACHED", "16, BREACHED", "18, BREACHED"})
    void aCounterHoldsWhatWasAcknowledgedAndPerhapsWhatIsUnknown(long found, Outcome expected) throws Exception {
        assertThat(Survival.countersKept(Map.of("hits", 5), () -> Map.of("hits", found))
                        .judge(COUNTER)
                        .outcome())
                .isEqualTo(expected);
    }

    @Test
    void aLostIncrementIsNamedWithWhatWasAcknowledged() throws Exception {
        assertThat(breach(COUNTER, Survival.countersKept(Map.of(), () -> Map.of("hits", 1))))
                .containsExactly(new Finding(
                        "found",
                        "the counter [hits] is [1] and must be one of 2 sums in [2] to [12]",
                        "+0.000 s client 1: add [1] to [hits] ok after 1 ms;"
                                + " +0.000 s client 2: add [1] to [hits] ok after 2 ms"));
    }

    @Test
    void anIncrementTooManyIsNamedWithWhatFailedForCertain() throws Exception {
        assertThat(breach(COUNTER, Survival.countersKept(Map.of(), () -> Map.of("hits", 13))))
                .containsExactly(new Finding(
                        "found",
                        "the counter [hits] is [13] and must be one of 2 sums in [2] to [12]",
                        "+0.003 s client 1: add [1] to [hits] fail 40001 after 1 ms"));
    }

    @Test
    void aCounterThatIsNotThereIsABreach() throws Exception {
        assertThat(breach(COUNTER, Survival.countersKept(Map.of(), Map::of)))
                .extracting(Finding::text)
                .containsExactly("the counter [hits] is not there");
    }

    @Test
    void manyUnknownAmountsAreBoundedByTheirSums() throws Exception {
        Script script = new Script().ok(1, 0, 1, add("hits", 1));
        for (int i = 0; i < 20; i++) {
            script.unknown(1, 2, 3, add("hits", 1L << i));
        }
        HistoryCheck kept = Survival.countersKept(Map.of(), () -> Map.of("hits", 1 << 20));
        HistoryCheck tooMany = Survival.countersKept(Map.of(), () -> Map.of("hits", (1 << 20) + 1));

        assertThat(kept.judge(script.history()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(breach(script.history(), tooMany))
                .extracting(Finding::text)
                .containsExactly("the counter [hits] is [1048577] and must be [1] to [1048576]");
    }

    @Test
    void aTotalIsKeptWhateverIsUnknown() throws Exception {
        for (Map<String, Integer> found : List.of(Map.of("a", 70, "b", 130), Map.of("a", 75, "b", 125))) {
            assertThat(Survival.totalKept(Map.of("a", 100, "b", 100), () -> found)
                            .judge(TRANSFERS))
                    .isEqualTo(Judgement.of(List.of()));
        }
    }

    @Test
    void halfATransferIsFoundByItsAmount() throws Exception {
        HistoryCheck check = Survival.totalKept(Map.of("a", 100, "b", 100), () -> Map.of("a", 70, "b", 137));

        assertThat(breach(TRANSFERS, check))
                .containsExactly(new Finding(
                        "found",
                        "the total is [207] and must be [200]",
                        "+0.002 s client 1: add [-7] to [a], add [7] to [b] fail 40001 after 1 ms"));
    }

    @Test
    void nothingAcknowledgedProvesNothing() throws Exception {
        OperationHistory history = new Script().unknown(1, 0, 1, add("a", 1)).history();

        assertThat(Survival.countersKept(Map.of(), () -> Map.of("a", 0)).judge(history))
                .isEqualTo(Judgement.broken(
                        "no acknowledged addition was recorded",
                        "add through the recorder: orders.add(key, 1, () -> ...)"));
        assertThat(Survival.totalKept(Map.of(), () -> Map.of("a", 0)).judge(history))
                .isEqualTo(Judgement.broken(
                        "no acknowledged transfer was recorded",
                        "transfer through the recorder: orders.transfer(from, to, amount, () -> ...)"));
    }

    private static List<Finding> breach(OperationHistory history, HistoryCheck check) throws Exception {
        Judgement judgement = check.judge(history);
        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        return judgement.offences().stream()
                .map(offence -> offence.finding(history))
                .toList();
    }
}
