package dev.assay.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Error budgets and circuit breakers: promises about calls, whatever they did. */
final class CallPromisesTest {
    private static final HistoryCheck BREAKER = Survival.breakerOpensAndCloses(Rejected.class, "20ms");

    @Test
    void anErrorBudgetThatIsUsedUpNamesTheCalls() throws Exception {
        Script script = new Script().unknown(1, 0, 5).fail(1, 6, 7);
        for (int i = 1; i < 19; i++) {
            script.ok(1, i * 10L, i * 10L + 1);
        }

        assertThat(Survival.errorBudget("10%", "1s").judge(script.history())).isEqualTo(Judgement.of(List.of()));
        assertThat(breach(script, Survival.errorBudget("5%", "1s")))
                .containsExactly(new Finding(
                        "found",
                        "2 of 20 calls were not acknowledged, promised at most 0.05",
                        "+0.000 s client 1: call unknown 08006 after 5 ms;"
                                + " +0.006 s client 1: call fail 40001 after 1 ms"));
    }

    @Test
    void anOutageLastsFromOneAcknowledgementToTheNext() throws Exception {
        Script script = new Script()
                .ok(1, 0, 1)
                .fail(1, 2, 3)
                .fail(1, 500, 600)
                .ok(1, 700, 801)
                .ok(1, 5_000, 5_001);

        assertThat(Survival.errorBudget("50%", "800ms").judge(script.history())).isEqualTo(Judgement.of(List.of()));
        assertThat(breach(script, Survival.errorBudget("50%", "799ms")))
                .containsExactly(new Finding(
                        "found",
                        "no call was acknowledged for 800 ms, promised at most 799 ms",
                        "+0.002 s client 1: call fail 40001 after 1 ms;"
                                + " +0.500 s client 1: call fail 40001 after 100 ms"));
    }

    @Test
    void anOutageAtTheEndCountsAsWell() throws Exception {
        Script script = new Script().ok(1, 0, 1).ok(1, 2, 3).fail(1, 10, 503);

        assertThat(breach(script, Survival.errorBudget("50%", "400ms")))
                .extracting(Finding::text)
                .containsExactly("no call was acknowledged for 500 ms, promised at most 400 ms");
    }

    @Test
    void aBudgetThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> Survival.errorBudget("many", "1s")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> Survival.errorBudget("5%", "soon")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void aBreakerThatOpensAndClosesKeepsItsPromise() throws Exception {
        Script script = new Script()
                .ok(1, 0, 1)
                .unknown(1, 2, 200)
                .threw(1, 201, 202, new Rejected())
                .threw(1, 203, 204, new Rejected())
                .ok(1, 300, 301);

        assertThat(BREAKER.judge(script.history())).isEqualTo(Judgement.of(List.of()));
    }

    @Test
    void aBreakerThatDoesNotOpenIsABreach() throws Exception {
        assertThat(breach(new Script().unknown(1, 2, 200).fail(1, 201, 400).ok(1, 500, 501), BREAKER))
                .containsExactly(new Finding(
                        "found",
                        "2 calls failed and none was rejected: it did not open",
                        "+0.002 s client 1: call unknown 08006 after 198 ms;"
                                + " +0.201 s client 1: call fail 40001 after 199 ms"));
    }

    @Test
    void aBreakerThatRejectsSlowlyIsABreach() throws Exception {
        assertThat(breach(
                        new Script()
                                .unknown(1, 2, 200)
                                .threw(1, 201, 221, new Rejected())
                                .threw(1, 230, 251, new Rejected())
                                .ok(1, 300, 301),
                        BREAKER))
                .containsExactly(new Finding(
                        "found",
                        "1 of 2 rejections took longer than 20 ms",
                        "+0.230 s client 1: call unknown Rejected after 21 ms"));
    }

    @Test
    void aBreakerThatDoesNotCloseIsABreach() throws Exception {
        assertThat(breach(new Script().ok(1, 0, 1).unknown(1, 2, 200).threw(1, 201, 202, new Rejected()), BREAKER))
                .extracting(Finding::text)
                .containsExactly("no call was acknowledged behind the last rejection: it did not close");
    }

    @Test
    void withoutCallsOrFailuresNothingIsProved() throws Exception {
        assertThat(BREAKER.judge(new Script().ok(1, 0, 1).history()).notes())
                .first()
                .isEqualTo(Finding.of("found", "no call failed, so that the breaker had no reason to open"));
        assertThat(Survival.errorBudget("5%", "1s").judge(new Script().history()))
                .isEqualTo(
                        Judgement.broken("no call was recorded", "call through the recorder: orders.call(() -> ...)"));
    }

    private static List<Finding> breach(Script script, HistoryCheck check) throws Exception {
        OperationHistory history = script.history();
        Judgement judgement = check.judge(history);
        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        return judgement.offences().stream()
                .map(offence -> offence.finding(history))
                .toList();
    }

    private static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
