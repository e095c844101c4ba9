package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ErrandTest {
    @Test
    void goesOnBesideAndIsOverWhenItWasAwaited() {
        CountDownLatch besides = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Errand errand = Errand.begin("errand", () -> {
            awaitQuietly(besides);
            done.set(true);
        });
        besides.countDown();
        errand.await();

        assertThat(done).isTrue();
    }

    @Test
    void failureIsThrownToWhoeverAwaitsIt() {
        DatabaseException failure = new DatabaseException("The engine is gone");
        Errand errand = Errand.begin("errand", () -> {
            throw failure;
        });

        assertThatThrownBy(errand::await).isSameAs(failure);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
