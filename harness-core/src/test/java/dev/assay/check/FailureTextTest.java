package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    private static final Origin ORIGIN = new Origin(
            "SearchIT.nearestNeighbours",
            "",
            "mvn verify -Dit.test=SearchIT#nearestNeighbours -Dassay.seed=8731",
            "target/assay/SearchIT/nearestNeighbours.html");
    private static final Run RUN = new Run(8731, Ticker.system(), Limits.DEFAULT, ORIGIN);

    @Test
    void aBreachReadsLikeAnAnswer() {
        Verdict p95 = Verdict.of(RUN, latency("p95", "200ms", Terms.DEFAULT), Outcome.BREACHED)
                .with(sampled("213", "207", "221"))
                .with(new Finding("plan", "Seq Scan on documents", "the HNSW index was not used"));
        Verdict p99 = Verdict.of(RUN, latency("p99", "400ms", Terms.DEFAULT), Outcome.PASSED)
                .with(sampled("341", "330", "350"));

        assertThatExceptionOfType(VerdictError.class)
                .isThrownBy(() -> Verdicts.of(List.of(p95, p99)).orThrow())
                .withMessage("""
                        @LatencyBudget breached  SearchIT.nearestNeighbours
                          p95       213 ms  promised <= 200 ms  95 % CI 207..221 ms, n = 4,812
                          p99       341 ms  promised <= 400 ms  kept
                          plan      Seq Scan on documents       the HNSW index was not used
                          repeat    mvn verify -Dit.test=SearchIT#nearestNeighbours -Dassay.seed=8731
                          evidence  target/assay/SearchIT/nearestNeighbours.html""");
    }

    @Test
    void theReasonIsShown() {
        Verdict verdict = Verdict.of(
                RUN, latency("p95", "200ms", Terms.DEFAULT.because("the page budget is 300 ms")), Outcome.BREACHED);

        assertThat(FailureText.of(List.of(verdict))).contains("\n  because   the page budget is 300 ms\n");
    }

    @Test
    void aWarningDoesNotFail() {
        Verdict warned =
                Verdict.of(RUN, latency("p95", "200ms", Terms.DEFAULT.severity(Severity.WARN)), Outcome.BREACHED);

        assertThatCode(() -> Verdicts.of(List.of(warned)).orThrow()).doesNotThrowAnyException();
    }

    @Test
    void brokenFailsWhateverTheTerms() {
        Terms lenient = Terms.DEFAULT.severity(Severity.WARN).onInconclusive(OnInconclusive.PASS);
        Verdict broken = Verdict.of(RUN, latency("p95", "200ms", lenient), Outcome.BROKEN)
                .with(Finding.of("found", "no sample"));

        assertThatExceptionOfType(VerdictError.class)
                .isThrownBy(() -> Verdicts.of(List.of(broken)).orThrow())
                .withMessageStartingWith("""
                        @LatencyBudget broken  SearchIT.nearestNeighbours
                          p95       promised <= 200 ms  not judged
                          found     no sample
                        """);
    }

    @Test
    void undecidedFailsUnlessTheTermsAllowIt() {
        Promise strict = latency("p95", "200ms", Terms.DEFAULT);
        Promise lenient = latency("p95", "200ms", Terms.DEFAULT.onInconclusive(OnInconclusive.PASS));

        assertThat(Verdict.of(RUN, strict, Outcome.INCONCLUSIVE).fails()).isTrue();
        assertThat(Verdict.of(RUN, lenient, Outcome.INCONCLUSIVE).fails()).isFalse();
    }

    private static Promise latency(String name, String limit, Terms terms) {
        return new Promise("LatencyBudget", name, name, Threshold.atMost(Quantity.duration(limit)), terms);
    }

    private static Figure sampled(String value, String lower, String upper) {
        Interval interval = new Interval(new BigDecimal("0.95"), new BigDecimal(lower), new BigDecimal(upper));
        return Figure.sampled("p95", new BigDecimal(value), Unit.MILLISECONDS, interval, 4812);
    }
}
