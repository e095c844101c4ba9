package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicLong seconds = new AtomicLong();
    private final Retry retry = Retry.within(DEADLINE, Duration.ZERO)
            .clock(() -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());

    @Test
    void repeatsUntilTheConnectionIsBack() throws SQLException {
        retry.run(() -> failUntil(3, "08006"));

        assertThat(attempts).hasValue(3);
    }

    @Test
    void throwsTheLastFailureAtTheDeadline() {
        assertThatThrownBy(() -> retry.run(() -> failUntil(100, "57P01")))
                .isInstanceOf(SQLException.class)
                .hasMessage("attempt 5");
    }

    @Test
    void doesNotRepeatWhatAnotherAttemptWouldNotMend() {
        assertThatThrownBy(() -> retry.run(() -> failUntil(2, "23503")))
                .isInstanceOf(SQLException.class)
                .hasMessage("attempt 1");
    }

    private void failUntil(int lastAttempt, String state) throws SQLException {
        if (attempts.incrementAndGet() < lastAttempt) {
            throw new SQLException("attempt " + attempts, state);
        }
    }
}
