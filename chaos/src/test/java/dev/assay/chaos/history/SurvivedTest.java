package dev.assay.chaos.history;

import static dev.assay.chaos.history.Script.read;
import static dev.assay.chaos.history.Script.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SurvivedTest {
    @Test
    void countsOffencesAndShowsTheFirstOfThem() throws Exception {
        Script script = new Script();
        for (int i = 1; i <= 7; i++) {
            script.ok(1, i, i + 1, write("k" + i));
        }
        Survived survived = Survived.judge(
                script.history(), List.of(Survival.everyWriteOnce(List::of), Survival.errorBudget("50%", "1s")));

        assertThat(survived.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.offences()).isEqualTo(7);
        assertThat(survived.findings())
                .hasSize(7)
                .startsWith(
                        new Finding(
                                "orders",
                                "every acknowledged write is there once, every other at most once",
                                "breached"),
                        new Finding(
                                "found",
                                "the acknowledged write [k1] is not there",
                                "+0.001 s client 1: write [k1] ok after 1 ms"))
                .endsWith(Finding.of("found", "and 2 more like these"));
    }

    @Test
    void anyBrokenCheckBreaksTheHistory() throws Exception {
        Survived survived = Survived.judge(
                new Script().ok(1, 0, 1, write("a")).history(),
                List.of(Survival.everyWriteOnce(List::of), Survival.monotonicReads()));

        assertThat(survived.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(survived.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "every acknowledged write is there once, every other at most once",
                        "the acknowledged write [a] is not there",
                        "no client sees a value go back",
                        "no acknowledged read was recorded",
                        "read through the recorder: orders.read(key, () -> ...)");
    }

    @Test
    void anEmptyHistoryIsBrokenWhateverIsPromised() throws Exception {
        OperationHistory empty = new Script().history();

        assertThat(Survived.judge(empty, List.of()).outcome()).isEqualTo(Outcome.BROKEN);
        for (HistoryCheck check : List.of(
                Survival.acknowledgedWritesPresent(List::of),
                Survival.unacknowledgedWritesAtMostOnce(List::of),
                Survival.noDuplicateEffect(List::of),
                Survival.everyWriteOnce(List::of),
                Survival.countersKept(Map.of(), Map::of),
                Survival.totalKept(Map.of(), Map::of),
                Survival.monotonicReads(),
                Survival.serialOrder(Map.of(), Map::of),
                Survival.errorBudget("5%", "1s"),
                Survival.breakerOpensAndCloses(RuntimeException.class, "1s"))) {
            assertThat(Survived.judge(empty, List.of(check)).outcome())
                    .as(check.sentence())
                    .isEqualTo(Outcome.BROKEN);
        }
    }

    @Test
    void tablesCountEndingsAndHoldTheOffendingOperations() throws Exception {
        Survived survived = Survived.judge(
                new Script()
                        .ok(1, 0, 1, write("a"))
                        .unknown(1, 2, 205, write("b"))
                        .fail(2, 2, 3, write("c"))
                        .ok(2, 4, 5, read("x", 1), write("x", 2))
                        .history(),
                List.of(Survival.everyWriteOnce(() -> List.of("a", "b", "b"))));

        assertThat(survived.evidence())
                .containsExactly(
                        new Evidence.Table(
                                "history [orders]",
                                List.of("operation", "attempts", "ok", "fail", "unknown", "fail by", "unknown by"),
                                List.of(
                                        List.of("write", "3", "1", "1", "1", "40001 x 1", "08006 x 1"),
                                        List.of("read and write", "1", "1", "0", "0", "", ""))),
                        new Evidence.Table(
                                "offending operations of [orders]",
                                List.of("what is wrong", "at", "client", "operation", "ended", "after", "message"),
                                List.of(List.of(
                                        "the write [b], which nobody acknowledged, is there 2 times",
                                        "+0.002 s",
                                        "1",
                                        "write [b]",
                                        "unknown 08006",
                                        "203 ms",
                                        "An I/O error occurred"))));
    }
}
