package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration STEP = Duration.ofMillis(20);

    @Test
    void beatsComeAStepApart() {
        long start = System.nanoTime();
        Pace pace = new Pace(STEP);

        for (int beat = 0; beat < 5; beat++) {
            pace.await();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(STEP.multipliedBy(5));
    }

    @Test
    void missedBeatsAreNotMadeUpForInABurst() {
        Pace pace = new Pace(STEP);
        new Pace(STEP.multipliedBy(10)).await();
        pace.await();
        long late = System.nanoTime();

        pace.await();

        // The late beat was the first of a new count, so the next is a step after it.
        assertThat(Duration.ofNanos(System.nanoTime() - late)).isGreaterThan(STEP.dividedBy(2));
    }
}
