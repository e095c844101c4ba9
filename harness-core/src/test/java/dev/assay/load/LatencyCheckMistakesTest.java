package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
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
    void aDurationBeyondTheLimitOfTheRunIsRefusedBeforeAnythingStarts() {
        Run run = new Run(1, Ticker.system(), new Limits(Duration.ofSeconds(10), 1000), Origin.named("short"));
        LoadSettings settings = new LoadSettings(1, Duration.ofSeconds(10), Duration.ofSeconds(1));
        ConnectionSource none = () -> {
            throw new AssertionError("nothing may be connected");
        };

        assertThatThrownBy(() -> new LoadJudge(worker -> {}, List.of(), settings, none, run).judge())
                .isInstanceOf(MistakeException.class)
                .hasMessage("@LatencyBudget duration = [10000ms], warmup = [1000ms]: both together are longer than the"
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
