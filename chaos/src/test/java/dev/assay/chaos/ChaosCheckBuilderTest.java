package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.MistakeException;
import dev.assay.check.Promise;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChaosCheckBuilderTest {
    private final FaultBackend backend = new EmbeddedFaultBackend(1);
    private final ChaosCheckBuilder builder = ChaosCheck.builder(backend, run -> {});

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void promisesRecoveryAndErrors() {
        ChaosCheck scenario = builder.faults("partition 1s")
                .recoveryWithin("2s")
                .maxErrors("50%")
                .build();

        assertThat(scenario.promises())
                .extracting(Promise::kind, Promise::name, Promise::sentence, promise -> promise.requiredThreshold()
                        .toString())
                .containsExactly(
                        tuple(
                                "ChaosScenario",
                                "recovery",
                                "after the last fault every operation succeeds again within 2,000 ms, and all assertions"
                                        + " hold",
                                "<= 2,000 ms"),
                        tuple(
                                "ChaosScenario",
                                "errors",
                                "the share of calls that fail while faults are in force is at most 0.5",
                                "<= 0.5"));
    }

    @Test
    void promisesRecoveryInFiveSecondsUnlessTold() {
        assertThat(builder.faults("partition 1s").build().promises())
                .extracting(promise -> promise.requiredThreshold().toString())
                .containsExactly("<= 5,000 ms");
    }

    @Test
    void promisesTheLongestCallAndHistories() {
        ChaosCheck scenario = builder.faults("partition 1s")
                .maxCall("2s")
                .survives("orders", "accounts")
                .build();

        assertThat(scenario.promises())
                .extracting(Promise::name, Promise::sentence, promise -> promise.requiredThreshold()
                        .toString())
                .contains(
                        tuple(
                                "longest call",
                                "from the first fault on no call takes longer than 2,000 ms",
                                "<= 2,000 ms"),
                        tuple(
                                "survived orders",
                                "nothing that the history [orders] must keep is lost, doubled or out of order",
                                "<= 0"),
                        tuple(
                                "survived accounts",
                                "nothing that the history [accounts] must keep is lost, doubled or out of order",
                                "<= 0"));
    }

    @Test
    void refusesAHistoryThatIsPromisedTwice() {
        assertMistake(
                () -> builder.survives("orders", "orders"),
                "@ChaosScenario survives = [orders, orders]: [orders] is blank or there twice. Fix: survives = \"orders\"");
    }

    @Test
    void refusesALongestCallOfZero() {
        assertMistake(
                () -> builder.maxCall("0s"),
                "@ChaosScenario maxCall = [0s]: it must lie between a millisecond and a day. Fix: maxCall = \"2s\"");
    }

    @Test
    void refusesMissingFaults() {
        assertMistake(
                builder::build,
                "@ChaosScenario faults: it is missing. Fix: faults = \"latency(300ms) 2s; partition 1s\"");
    }

    @Test
    void refusesAnUnreadableTime() {
        assertMistake(
                () -> builder.recoveryWithin("5 parsecs"),
                "@ChaosScenario recoveryWithin = [5 parsecs]: [5 parsecs] is not a duration (a number and one of ns, us, ms,"
                        + " s, min, h, d), for example \"200ms\". Fix: recoveryWithin = \"5s\"");
    }

    @Test
    void refusesATimeOfZero() {
        assertMistake(
                () -> builder.callTimeout("0s"),
                "@ChaosScenario callTimeout = [0s]: it must lie between a millisecond and a day. Fix: callTimeout = \"1s\"");
    }

    @Test
    void refusesANegativeTime() {
        assertMistake(
                () -> builder.quiet("-1s"),
                "@ChaosScenario quiet = [-1s]: [-1s] is negative, and must not be below zero, for example \"200ms\"."
                        + " Fix: quiet = \"500ms\"");
    }

    @Test
    void refusesATimeThatWouldNeverEnd() {
        assertMistake(
                () -> builder.healthyBefore("2d"),
                "@ChaosScenario healthyBefore = [2d]: it must lie between a millisecond and a day."
                        + " Fix: healthyBefore = \"500ms\"");
    }

    @Test
    void refusesAShareAboveOne() {
        assertMistake(
                () -> builder.maxErrors("150%"),
                "@ChaosScenario maxErrors = [150%]: [150%] is outside 0 to 1, and a share lies between them, for example"
                        + " \"0.95\". Fix: maxErrors = \"50%\"");
    }

    @Test
    void refusesAShareThatPromisesNothing() {
        assertMistake(
                () -> builder.maxErrors("100%"),
                "@ChaosScenario maxErrors = [100%]: it promises nothing: all calls may fail. Fix: maxErrors = \"50%\"");
    }

    @Test
    void refusesTooManyClients() {
        assertMistake(
                () -> builder.clients(65),
                "@ChaosScenario clients = [65]: it must lie between 1 and 64. Fix: clients = 2");
    }

    private static void assertMistake(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(MistakeException.class).hasMessage(message);
    }
}
