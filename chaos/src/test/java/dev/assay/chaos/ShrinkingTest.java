package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ShrinkingTest {
    private static final String LONG =
            "latency(200ms, jitter 50ms) 2s; 3 x (reset 1s; healthy 1s); latency(400ms) 4s + partition 2s after 1s; refuse 1s";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private final Run run =
            new Run(7, nanos::get, new Limits(Duration.ofMinutes(1), 1_000), Origin.named("ShrinkingTest"));

    @Test
    void oneStepIsLeftWhereOneFails() throws Exception {
        assertThat(shrink(LONG, schedule -> schedule.write().contains("partition")))
                .containsExactly(
                        new Finding("minimal", "faults = \"partition 100ms\"", "fails in 5 of 5 runs"),
                        Finding.of("shrunk", "from 10 steps of 13s to 1 step of 100ms in 22 runs"));
    }

    @Test
    void whatOnlyFailsAtTheSameTimeStaysAtTheSameTime() throws Exception {
        assertThat(shrink(LONG, schedule -> schedule.write().matches(".*latency\\(.*\\+ partition.*")))
                .first()
                .isEqualTo(new Finding(
                        "minimal", "faults = \"latency(25ms) 100ms + partition 100ms\"", "fails in 5 of 5 runs"));
    }

    @Test
    void theOrderAndTheLengthThatItTakesStay() throws Exception {
        assertThat(shrink("refuse 1s; reset 4s; healthy 1s; partition 900ms; refuse 1s", schedule -> schedule.write()
                        .matches(".*reset [1-4]s.*partition.*")))
                .first()
                .isEqualTo(new Finding("minimal", "faults = \"reset 1s; partition 100ms\"", "fails in 5 of 5 runs"));
    }

    @Test
    void aFailureThatComesMostOfTheTimeCarriesItsRate() throws Exception {
        assertThat(shrink("reset 1s; refuse 1s", schedule -> schedule.write().contains("reset") && runs.get() % 4 != 0))
                .first()
                .isEqualTo(new Finding("minimal", "faults = \"reset 100ms\"", "fails in 4 of 5 runs"));
    }

    @Test
    void aFailureThatDoesNotComeAgainIsNotShrunk() throws Exception {
        assertThat(shrink("reset 1s", schedule -> false))
                .containsExactly(Finding.of("shrunk", "not at all: most runs of the same schedule did not fail again"));
        assertThat(runs).hasValue(2);
    }

    @Test
    void aBodyThatCannotRunAgainIsNamed() throws Exception {
        assertThat(shrink("reset 1s", schedule -> {
                    throw new IllegalStateException("relation \"orders\" already exists");
                }))
                .containsExactly(new Finding(
                        "shrunk",
                        "not at all: most runs of the same schedule did not fail again",
                        "a run ended with: relation \"orders\" already exists"));
    }

    @Test
    void theTimeLimitEndsIt() throws Exception {
        assertThat(shrink(LONG, schedule -> {
                    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
                    return schedule.write().contains("partition");
                }))
                .last()
                .satisfies(finding -> {
                    assertThat(finding.text()).endsWith(" in 8 runs");
                    assertThat(finding.remark()).isEqualTo("the limit ended it, there may be a smaller one");
                });
    }

    @Test
    void theCountEndsIt() throws Exception {
        String many = "400 x (reset 1s; partition 1s)";
        assertThat(shrink(many, schedule -> schedule.whole().steps() >= 798))
                .last()
                .satisfies(finding -> assertThat(finding.text()).endsWith(" in " + Trials.MOST_RUNS + " runs"));
    }

    private List<Finding> shrink(String text, Predicate<Schedule> fails) throws InterruptedException {
        Trials trials = new Trials(
                schedule -> {
                    runs.incrementAndGet();
                    return fails.test(schedule);
                },
                run);
        return new Shrinking(trials).of(Schedule.parse(text));
    }
}
