package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EngineCallTest {
    @Test
    void answerIsGivenOn() {
        assertThat(EngineCall.of("inspect", () -> "running")).isEqualTo("running");
    }

    @Test
    void refusalOfTheEngineIsThrownAsItIs() {
        NotFoundException refusal = new NotFoundException("No such container");
        Callable<String> call = () -> {
            throw refusal;
        };

        assertThatThrownBy(() -> EngineCall.of("remove", call)).isSameAs(refusal);
    }

    @Test
    void engineThatWasStoppedIsNamed() {
        Callable<String> call = () -> {
            throw new IllegalStateException(new IOException("Connection refused"));
        };

        assertThatThrownBy(() -> EngineCall.of("inspect", call))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "to inspect a container: the engine does not answer any more (Connection refused). Usually the container engine was stopped during the run, or hangs; its containers are removed by the next run. Fix: start the engine again, or do without: assay.database.provider=embedded");
    }

    @Test
    void engineThatHangsIsLeftAfterTheLimit() {
        CountDownLatch never = new CountDownLatch(1);
        Callable<String> call = () -> {
            never.await();
            return "never";
        };

        assertThatThrownBy(() -> EngineCall.within(Duration.ofMillis(50), "pause", call))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "to pause a container: no answer within 50 ms. Usually the container engine was stopped during the run, or hangs; its containers are removed by the next run. Fix: start the engine again, or do without: assay.database.provider=embedded");
        never.countDown();
    }
}
