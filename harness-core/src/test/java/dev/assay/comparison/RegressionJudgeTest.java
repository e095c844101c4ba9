package dev.assay.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.load.ConnectionSource;
import dev.assay.load.Operation;
import dev.assay.load.Worker;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Comparisons of sides whose latencies are drawn, on a virtual clock: exact for a seed, and fast. */
class RegressionJudgeTest {
    private static final double MILLI = 1e6;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void equalSidesPassAndTheFiguresSayWhatWasCompared() {
        Verdict verdict = only(p95(lognormal(1), lognormal(1)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.promise().name()).isEqualTo("p95 ratio");
        assertThat(verdict.promise().sentence()).isEqualTo("the p95 grows by at most 10 % against [the old query]");
        assertThat(verdict.promise().requiredThreshold()).hasToString("<= 1.1");
        assertThat(verdict.figures())
                .extracting(Figure::name)
                .containsExactly("p95 ratio", "p95 baseline", "p95 measured", "smallest visible p95 ratio");
        Figure ratio = verdict.figures().get(0);
        assertThat(ratio.value().doubleValue()).isBetween(0.9, 1.1);
        assertThat(ratio.writeBasis()).startsWith("98.5 % CI ").contains(", n = ");
        // A lognormal with sigma 0.5 has its 95th percentile at exp(0.5 * 1.645).
        assertThat(verdict.figures().get(1).value().doubleValue()).isBetween(2.0, 2.6);
        assertThat(verdict.evidence())
                .extracting(Evidence::title)
                .containsExactly(
                        "latency profiles, side by side",
                        "p95 of blocks of 100 requests",
                        "conditions of the comparison");
    }

    @Test
    void aSideThatIsAFifthSlowerBreachesAndOneThatIsFasterPasses() {
        Verdict slower = only(p95(lognormal(1), lognormal(1.3)));
        Verdict faster = only(p95(lognormal(1.3), lognormal(1)));

        assertThat(slower.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(slower.figures().get(0).value().doubleValue()).isBetween(1.2, 1.4);
        assertThat(slower.findings()).extracting(Finding::label).containsExactly("compared");
        assertThat(faster.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void severalFiguresAreComparedInOneRun() {
        RegressionCheck check = check().p50("10%").mean("10%").p99("100%").check();
        Verdicts verdicts = check.compare(side(lognormal(1)), side(lognormal(1.3)), run(Limits.DEFAULT));

        assertThat(verdicts.all())
                .extracting(verdict -> verdict.promise().name() + " " + verdict.outcome())
                .containsExactly("p50 ratio BREACHED", "mean ratio BREACHED", "p99 ratio PASSED");
    }

    @Test
    void aRigThatFavoursAConnectionDecidesNothing() {
        AtomicLong opened = new AtomicLong();
        // The third worker is the one of the baseline again.
        Map<Worker, Integer> first = new HashMap<>();
        ConnectionSource favouring = () -> connection(opened.incrementAndGet());
        Operation byWorker = worker -> {
            int number =
                    first.computeIfAbsent(worker, unseen -> worker.connection().hashCode());
            pass(worker, random -> number == 3 ? 1.3 : 1.0);
        };
        Verdict verdict = only(check().p95("10%")
                .check()
                .compare(OpenSide.of(favouring, byWorker), OpenSide.of(favouring, byWorker), run(Limits.DEFAULT)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings()).extracting(Finding::label).containsExactly("compared", "rig");
        assertThat(verdict.findings().get(1).text())
                .matches("the baseline against itself: p95 ratio between 1\\.\\d+ and 1\\.\\d+");
        assertThat(verdict.findings().get(1).remark())
                .isEqualTo(
                        "two equal sides differ by more than 2 % here, so no comparison means anything; something favours one"
                                + " connection");
    }

    @Test
    void aPercentileOnTheEdgeOfAGapDecidesNothing() {
        ToDoubleFunction<Random> edge =
                random -> (random.nextDouble() < 0.05 ? 20 : 1) * (1 + random.nextDouble() / 10);
        Verdict verdict = only(p95(edge, edge));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        Finding gap = verdict.findings().get(1);
        assertThat(gap.label()).isEqualTo("gap");
        assertThat(gap.text())
                .matches(
                        "p95 of the (baseline|measured side) lies in a gap between fast and slow requests, from 1\\.\\d+ ms to"
                                + " 2\\d\\.\\d+ ms");
        assertThat(gap.remark())
                .isEqualTo(
                        "it jumps across by chance; compare p90 or p99, or promise a limit in milliseconds inside the gap");
    }

    @Test
    void failuresOfOneSideAreSlowerThanAllAndNamed() {
        Operation failing = worker -> {
            pass(worker, random -> 1);
            if (worker.random().nextDouble() < 0.2) {
                throw new SQLException("deadlock detected", "40P01");
            }
        };
        Verdict verdict =
                only(check().p95("10%").check().compare(side(lognormal(1)), asked(failing), run(Limits.DEFAULT)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.figures().get(0).isBeyond()).isTrue();
        assertThat(verdict.findings().get(1).label()).isEqualTo("errors");
        assertThat(verdict.findings().get(1).text()).matches("40P01: \\d+ of 1,000 requests of the measured side");
        assertThat(verdict.findings().get(1).remark()).isEqualTo("deadlock detected");
    }

    @Test
    void aSideWithoutASuccessIsBroken() {
        Operation failing = worker -> {
            pass(worker, random -> 1);
            throw new SQLException("relation \"old\" does not exist", "42P01");
        };
        Verdicts verdicts = check().p95("10%").check().compare(asked(failing), side(lognormal(1)), run(Limits.DEFAULT));

        assertThatThrownBy(verdicts::orThrow).hasMessage("""
                @LatencyBudget broken  comparison
                  p95 ratio  promised <= 1.1                               not judged
                  found      all [11] requests of the baseline side failed, so there is nothing to compare  the old query
                  errors     42P01: 11 of 11 requests of the baseline side  relation "old" does not exist""");
    }

    @Test
    void limitsThatCannotDecideAreToldBeforeAnythingRuns() {
        AtomicLong calls = new AtomicLong();
        Operation counted = worker -> calls.incrementAndGet();
        Verdict verdict = only(check().p95("10%")
                .check()
                .compare(asked(counted), asked(counted), run(new Limits(Duration.ofMinutes(1), 1_500))));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(calls).hasValue(0);
        assertThat(verdict.findings())
                .containsExactly(new Finding(
                        "needs",
                        "at least 1,000 requests of each side would decide, the limits allow at most 489",
                        "nothing was compared; raise assay.limit.time, or the concurrency"));
    }

    @Test
    void requestsThatAreTooSlowForTheTimeAreToldAfterTheWarmUp() {
        Verdict verdict = only(p95(random -> 100, random -> 100));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .extracting(Finding::text)
                .containsExactly("at least 1,000 requests of each side would decide, the limits allow at most 189");
    }

    @Test
    void aRatioThatDriftsIsNotSteady() {
        AtomicLong requests = new AtomicLong();
        ToDoubleFunction<Random> drifting =
                random -> Math.exp(requests.getAndIncrement() / 500.0) * (1 + random.nextDouble() / 10);
        Verdict verdict = only(p95(random -> 1 + random.nextDouble() / 10, drifting));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .extracting(Finding::label, Finding::remark)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "steady", "nothing was compared; one of the two still fills a cache, or grows a table"));
    }

    @Test
    void anAssertionInOneOfThemBreaksThePromise() {
        Operation wrong = worker -> {
            throw new AssertionError("found nothing");
        };
        Verdict verdict =
                only(check().p95("10%").check().compare(side(lognormal(1)), asked(wrong), run(Limits.DEFAULT)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings()).containsExactly(Finding.of("error", "found nothing"));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThatThrownBy(() -> check().p95("0%"))
                .hasMessage(
                        "@LatencyBudget maxRegression = [0%]: no number of requests could show that nothing has grown at all."
                                + " Fix: maxRegression = \"10%\"");
        assertThatThrownBy(() -> check().p95("ten"))
                .hasMessage(
                        "@LatencyBudget maxRegression = [ten]: [ten] is not an increase (a percentage, or a decimal),"
                                + " for example \"10%\". Fix: maxRegression = \"10%\"");
        assertThatThrownBy(() -> check().check())
                .hasMessage(
                        "@LatencyBudget maxRegression: it has no limit. A comparison needs a baseline and at least one limit."
                                + " Fix: RegressionCheck.of(operation).against(baseline).p95(\"10%\")");
        assertThatThrownBy(() -> check().concurrency(0))
                .hasMessage(
                        "@LatencyBudget concurrency = [0]: there is no load without a worker. Fix: concurrency = 1");
    }

    private Verdicts p95(ToDoubleFunction<Random> baseline, ToDoubleFunction<Random> measured) {
        return check().p95("10%").check().compare(side(baseline), side(measured), run(Limits.DEFAULT));
    }

    private static RegressionCheckBuilder check() {
        return RegressionCheck.of(worker -> {}).against(BaselineSide.operation("the old query", worker -> {}));
    }

    private static ToDoubleFunction<Random> lognormal(double median) {
        return random -> median * Math.exp(0.5 * random.nextGaussian());
    }

    private OpenSide side(ToDoubleFunction<Random> millis) {
        return asked(worker -> pass(worker, millis));
    }

    private static OpenSide asked(Operation operation) {
        return OpenSide.of(() -> connection(0), operation);
    }

    private void pass(Worker worker, ToDoubleFunction<Random> millis) {
        clock.addAndGet((long) (millis.applyAsDouble(worker.random()) * MILLI));
    }

    private Run run(Limits limits) {
        return new Run(8731, clock::get, limits, Origin.named("comparison"));
    }

    private static Verdict only(Verdicts verdicts) {
        assertThat(verdicts.all()).hasSize(1);
        return verdicts.all().get(0);
    }

    private static Connection connection(long number) {
        return (Connection) Proxy.newProxyInstance(
                RegressionJudgeTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isClosed" -> true;
                    case "getAutoCommit" -> true;
                    case "hashCode" -> (int) number;
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
