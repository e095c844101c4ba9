package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.load.Arrivals;
import dev.assay.load.ConnectionSource;
import dev.assay.load.LoadSettings;
import dev.assay.load.ProgressListener;
import dev.assay.load.Workload;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LatencyCheckMistakesTest {
    @Test
    void aBudgetWithoutThresholdIsRefused() {
        assertMistake(
                budget -> {},
                "@LatencyBudget: it has no threshold. A budget that promises nothing cannot be broken."
                        + " Fix: p95 = \"200ms\"");
    }

    @Test
    void contradictingPercentilesAreRefused() {
        assertMistake(
                budget -> budget.p95("200ms").p99("100ms"),
                "@LatencyBudget p95 = [200ms], p99 = [100ms]: p99 is below p95."
                        + " A higher percentile is never faster than a lower one. Fix: p99 = \"200ms\" or more");
        assertMistake(
                budget -> budget.p95("0.2s").p50("201ms"),
                "@LatencyBudget p50 = [201ms], p95 = [0.2s]: p95 is below p50."
                        + " A higher percentile is never faster than a lower one. Fix: p95 = \"201ms\" or more");
        assertMistake(
                budget -> budget.max("1ms").p50("2ms"),
                "@LatencyBudget p50 = [2ms], max = [1ms]: max is below p50."
                        + " A higher percentile is never faster than a lower one. Fix: max = \"2ms\" or more");
    }

    @Test
    void unreadableThresholdsAreRefused() {
        assertMistake(
                budget -> budget.p95("5 parsecs"),
                "@LatencyBudget p95 = [5 parsecs]: [5 parsecs] is not a duration (a number and one of ns, us, ms, s, min,"
                        + " h, d), for example \"200ms\". Fix: p95 = \"200ms\"");
        assertMistake(
                budget -> budget.p99("-1ms"),
                "@LatencyBudget p99 = [-1ms]: [-1ms] is negative, and must not be below zero, for example \"200ms\"."
                        + " Fix: p99 = \"200ms\"");
        assertMistake(
                budget -> budget.throughput("100"),
                "@LatencyBudget throughput = [100]: [100] is not a rate (a number followed by /s), for example"
                        + " \"100/s\". Fix: throughput = \"100/s\"");
    }

    @Test
    void thresholdsThatPromiseNothingAreRefused() {
        assertMistake(
                budget -> budget.p95("0ms"), "@LatencyBudget p95 = [0ms]: nothing takes no time. Fix: p95 = \"200ms\"");
        assertMistake(
                budget -> budget.throughput("0/s"),
                "@LatencyBudget throughput = [0/s]: it promises nothing: any load reaches it."
                        + " Fix: throughput = \"100/s\"");
        assertMistake(
                budget -> budget.errors("100%"),
                "@LatencyBudget errors = [100%]: it promises nothing: all operations may fail."
                        + " Fix: errors = \"0.1%\"");
        assertMistake(
                budget -> budget.percentile("100", "1s"),
                "@LatencyBudget percentile = [100]: it is not between 0 and 100. Fix: percentile = \"99.9\"");
    }

    @Test
    void settingsThatMakeNoLoadAreRefused() {
        assertMistake(
                budget -> budget.concurrency(0),
                "@LatencyBudget concurrency = [0]: there is no load without a worker. Fix: concurrency = 1");
        assertMistake(
                budget -> budget.duration("50ms"),
                "@LatencyBudget duration = [50ms]: it is shorter than [200ms]. throughput is counted in stretches of"
                        + " 100 ms, and one stretch has no spread. Fix: duration = \"5s\"");
        assertMistake(
                budget -> budget.warmup("soon"),
                "@LatencyBudget warmup = [soon]: [soon] is not a duration (a number and one of ns, us, ms, s, min, h, d),"
                        + " for example \"200ms\". Fix: warmup = \"1s\"");
    }

    @Test
    void pacesThatContradictAreRefused() {
        assertMistake(
                budget -> budget.p95("1s").rate("500/s").thinkTime("10ms"),
                "@LatencyBudget rate = [500/s], thinkTime = [10ms]: an open load has no think time. With a rate, operations"
                        + " arrive whether or not a client is free. Fix: leave out one of the two");
        assertMistake(
                budget -> budget.p95("1s").arrivals(Arrivals.CONSTANT),
                "@LatencyBudget arrivals = [CONSTANT]: there is no rate. Arrivals belong to an open load; without a rate"
                        + " each client begins when its last operation has ended. Fix: rate = \"500/s\"");
        assertMistake(
                budget -> budget.throughput("600/s").rate("500/s"),
                "@LatencyBudget throughput = [600/s], rate = [500/s]: more operations would have to end than arrive."
                        + " The rate of an open load is the most that it can reach."
                        + " Fix: a throughput of at most 500/s, or no rate");
    }

    @Test
    void pacesThatBringNoOperationAreRefused() {
        assertMistake(
                budget -> budget.rate("0/s"),
                "@LatencyBudget rate = [0/s]: nothing ever arrives at that rate. Fix: rate = \"500/s\"");
        assertMistake(
                budget -> budget.rate("500"),
                "@LatencyBudget rate = [500]: [500] is not a rate (a number followed by /s), for example \"100/s\"."
                        + " Fix: rate = \"500/s\"");
        assertMistake(
                budget -> budget.thinkTime("a while"),
                "@LatencyBudget thinkTime = [a while]: [a while] is not a duration (a number and one of ns, us, ms, s, min,"
                        + " h, d), for example \"200ms\". Fix: thinkTime = \"10ms\"");
        assertMistake(
                budget -> budget.ramp("-1s"),
                "@LatencyBudget ramp = [-1s]: [-1s] is negative, and must not be below zero, for example \"200ms\"."
                        + " Fix: ramp = \"2s\"");
        assertMistake(
                budget -> budget.operations(0),
                "@LatencyBudget operations = [0]: nothing can be judged by no operation. Fix: operations = 10000");
    }

    @Test
    void aDurationBeyondTheLimitOfTheRunIsRefusedBeforeAnythingStarts() {
        Run run = new Run(1, Ticker.system(), new Limits(Duration.ofSeconds(10), 1000), Origin.named("short"));
        LoadSettings settings = LoadSettings.DEFAULT.withDuration(Duration.ofSeconds(10));
        ConnectionSource none = () -> {
            throw new AssertionError("nothing may be connected");
        };

        LoadRequest request =
                new LoadRequest(Workload.of(worker -> {}), List.of(), settings, 1_000, ProgressListener.NONE);
        LoadJudge.Connections nowhere = new LoadJudge.Connections(none, none);

        assertThatThrownBy(() -> new LoadJudge(request, nowhere, run).judge())
                .isInstanceOf(MistakeException.class)
                .hasMessage("@LatencyBudget duration = [10000ms], warmup = [1000ms]: together they are longer than the"
                        + " limit of the run, [10000ms]. Fix: shorten the duration or raise the limit");
    }

    private static void assertMistake(Consumer<LatencyCheckBuilder> mistake, String message) {
        assertThatThrownBy(() -> {
                    LatencyCheckBuilder budget = LatencyCheck.of(worker -> {});
                    mistake.accept(budget);
                    budget.check();
                })
                .isInstanceOf(MistakeException.class)
                .hasMessage(message);
    }
}
