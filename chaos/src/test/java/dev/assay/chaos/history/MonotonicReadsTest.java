package dev.assay.chaos.history;

import static dev.assay.chaos.history.Script.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MonotonicReadsTest {
    private static final HistoryCheck CHECK = Survival.monotonicReads();

    @Test
    void aValueThatGoesBackIsAStaleRead() throws Exception {
        OperationHistory history = new Script()
                .ok(1, 0, 1, read("version", 3))
                .ok(1, 2, 3, read("version", 5))
                .ok(1, 4, 5, read("version", 4))
                .ok(1, 6, 7, read("version", 5))
                .history();

        Judgement judgement = CHECK.judge(history);

        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judgement.offences())
                .extracting(offence -> offence.finding(history))
                .containsExactly(new Finding(
                        "found",
                        "client 1 read [version] = [4] after [5]",
                        "+0.002 s client 1: read [version] = [5] ok after 1 ms;"
                                + " +0.004 s client 1: read [version] = [4] ok after 1 ms"));
    }

    @Test
    void clientsAndKeysStandForThemselves() throws Exception {
        OperationHistory history = new Script()
                .ok(1, 0, 1, read("version", 5))
                .ok(2, 2, 3, read("version", 4))
                .ok(1, 4, 5, read("other", 1))
                .ok(1, 6, 7, read("version", 5))
                .history();

        assertThat(CHECK.judge(history)).isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void withoutReadsNothingIsProved() throws Exception {
        assertThat(CHECK.judge(new Script().unknown(1, 0, 1, read("version", 1)).history()))
                .isEqualTo(Judgement.broken(
                        "no acknowledged read was recorded", "read through the recorder: orders.read(key, () -> ...)"));
    }

    @Test
    void whatHasNoOrderCannotBeJudged() throws Exception {
        assertThat(CHECK.judge(new Script().ok(1, 0, 1, read("name", "x")).history()))
                .isEqualTo(Judgement.broken(
                        "[x] was read from [name] and is no whole number",
                        "read a number that only grows: a version, a counter"));
    }
}
