package dev.assay.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void endsByTimeAndNotByLooks() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        Patience patience = new Patience(now::get);
        for (int looks = 0; looks < 10; looks++) {
            assertThat(patience.goesOn()).isTrue();
        }
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(patience.goesOn()).isTrue();
        now.incrementAndGet();
        assertThat(patience.goesOn()).isFalse();
    }

    @Test
    void endsForAThreadThatIsInterrupted() {
        Patience patience = new Patience(() -> 0);
        Thread.currentThread().interrupt();
        boolean goesOn = patience.goesOn();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(goesOn).isFalse();
    }
}
