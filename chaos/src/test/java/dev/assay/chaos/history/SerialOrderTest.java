package dev.assay.chaos.history;

import static dev.assay.chaos.history.Script.add;
import static dev.assay.chaos.history.Script.read;
import static dev.assay.chaos.history.Script.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SerialOrderTest {
    private static final Map<String, Integer> ZERO = Map.of("x", 0, "y", 0);

    @Test
    void aLostUpdateHasNoOrder() throws Exception {
        assertThat(breach(
                        new Script().ok(1, 0, 5, read("x", 0), write("x", 1)).ok(2, 1, 6, read("x", 0), write("x", 1)),
                        Map.of("x", 1)))
                .isEqualTo(new Finding(
                        "found",
                        "lost update: both read [x] = [0] and both wrote it",
                        "+0.000 s client 1: read [x] = [0], write [x] = [1] ok after 5 ms;"
                                + " +0.001 s client 2: read [x] = [0], write [x] = [1] ok after 5 ms"));
    }

    @Test
    void aWriteSkewHasNoOrder() throws Exception {
        assertThat(breach(
                        new Script()
                                .ok(1, 0, 5, read("x", 0), read("y", 0), write("x", 1))
                                .ok(2, 1, 6, read("x", 0), read("y", 0), write("y", 1)),
                        Map.of("x", 1, "y", 1)))
                .isEqualTo(new Finding(
                        "found",
                        "write skew: one wrote [x] and the other [y], and neither read what the other wrote",
                        "+0.000 s client 1: read [x] = [0], read [y] = [0], write [x] = [1] ok after 5 ms;"
                                + " +0.001 s client 2: read [x] = [0], read [y] = [0], write [y] = [1] ok after 5 ms"));
    }

    @Test
    void aStaleReadHasNoOrderThatKeepsTime() throws Exception {
        assertThat(breach(new Script().ok(1, 0, 1, write("x", 1)).ok(2, 5, 6, read("x", 0)), Map.of("x", 1)))
                .isEqualTo(new Finding(
                        "found",
                        "no serial order holds all 2 acknowledged transactions; the longest leaves out 1",
                        "+0.005 s client 2: read [x] = [0] ok after 1 ms"));
    }

    @Test
    void aReadOfWhatFailedHasNoOrder() throws Exception {
        assertThat(breach(new Script().fail(1, 0, 5, write("x", 7)).ok(2, 1, 6, read("x", 7)), Map.of("x", 0))
                        .text())
                .isEqualTo("no serial order holds all 1 acknowledged transactions; the longest leaves out 1");
    }

    @Test
    void anEndThatNoOrderLeavesIsABreach() throws Exception {
        assertThat(breach(new Script().ok(1, 0, 5, read("x", 0), write("x", 1)), Map.of("x", 2))
                        .text())
                .isEqualTo("every order leaves other values than those that are there: {x=1, y=0}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anUnknownTransactionMayBeInTheOrderOrNot(int end) throws Exception {
        OperationHistory history = new Script()
                .ok(2, 0, 1, read("x", 0))
                .unknown(1, 2, 3, write("x", 1))
                .history();

        assertThat(Survival.serialOrder(ZERO, () -> Map.of("x", end)).judge(history))
                .isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void anUnknownTransactionMayTakeEffectLongAfterItsClientGaveUp() throws Exception {
        OperationHistory history = new Script()
                .unknown(1, 0, 1, write("x", 1))
                .ok(2, 5, 6, read("x", 0))
                .ok(2, 7, 8, read("x", 1))
                .history();

        assertThat(Survival.serialOrder(ZERO, Map::of).judge(history)).isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void aTransactionReadsItsOwnWrites() throws Exception {
        OperationHistory history = new Script()
                .ok(1, 0, 1, write("x", 4), read("x", 4), add("x", 3), read("x", 7))
                .history();

        assertThat(Survival.serialOrder(ZERO, () -> Map.of("x", 7)).judge(history))
                .isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void aHundredIncrementsOnOneKeyAreOrderedAtOnce() throws Exception {
        Script script = new Script();
        for (int i = 0; i < 100; i++) {
            script.ok(1 + i % 2, 10L * i, 10L * i + 15, read("x", i), write("x", i + 1));
        }

        assertThat(new SerialOrder(Values.plain(ZERO), () -> Map.of("x", 100), 101).judge(script.history()))
                .isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void aHistoryThatIsTooLargeIsUndecided() throws Exception {
        Script script = new Script().ok(1, 0, 100, read("x", 5));
        for (int i = 0; i < 12; i++) {
            script.ok(2 + i, 0, 100, write("x", 10 + i));
        }

        assertThat(new SerialOrder(Values.plain(ZERO), Map::of, 1_000).judge(script.history()))
                .isEqualTo(Judgement.undecided(
                        "13 transactions have keys in common, and no order was found in 1000 steps",
                        "record fewer transactions on a key, or spread them over more keys"));
    }

    @Test
    void keysThatNoTransactionJoinsAreSearchedApart() throws Exception {
        Script script = new Script();
        Map<String, Integer> initial = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            initial.put("k" + i, 0);
            script.ok(1 + i, 0, 100, read("k" + i, 0), write("k" + i, 1));
        }

        assertThat(new SerialOrder(Values.plain(initial), Map::of, 3).judge(script.history()))
                .isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void aValueThatOnlyAFailedTransactionWroteIsABreach() throws Exception {
        Script script = new Script().ok(1, 0, 1, read("x", 0)).fail(1, 2, 3, write("y", 7));

        assertThat(breach(script, Map.of("x", 0, "y", 7)))
                .isEqualTo(Finding.of(
                        "found", "[y] is [7], was [0], and no transaction that may have been done wrote it"));
    }

    @Test
    void withoutReadsNothingIsProved() throws Exception {
        OperationHistory history = new Script().ok(1, 0, 1, write("x", 1)).history();

        assertThat(Survival.serialOrder(ZERO, () -> Map.of("x", 1)).judge(history))
                .isEqualTo(Judgement.broken(
                        "no acknowledged transaction that reads was recorded",
                        "note what it reads: orders.transaction(noted -> noted.read(key, value))"));
    }

    private static Finding breach(Script script, Map<String, Integer> end) throws Exception {
        OperationHistory history = script.history();
        Judgement judgement = Survival.serialOrder(ZERO, () -> end).judge(history);
        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judgement.offences()).hasSize(1);
        return judgement.offences().get(0).finding(history);
    }
}
