package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.fault.Healthy;
import dev.assay.chaos.network.Latency;
import dev.assay.chaos.network.Partition;
import dev.assay.chaos.network.Refuse;
import dev.assay.chaos.network.Reset;
import dev.assay.chaos.network.Timeout;
import dev.assay.chaos.node.CpuPressure;
import dev.assay.chaos.node.CrashRestart;
import dev.assay.chaos.node.DiskFull;
import dev.assay.chaos.node.KillBackends;
import dev.assay.chaos.node.KillInCheckpoint;
import dev.assay.chaos.node.KillServer;
import dev.assay.chaos.node.LockTable;
import dev.assay.chaos.node.MemoryPressure;
import dev.assay.chaos.node.PauseServer;
import dev.assay.chaos.node.RestartServer;
import dev.assay.chaos.node.SlotsUsedUp;
import dev.assay.check.MistakeException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
    private static final String ACCEPTED =
            " Accepted are latency(T) L or latency(T, jitter J) L; timeout(T) L; reset L;"
                    + " partition L; refuse L; kill-server L; kill-in-checkpoint L; crash-restart L; restart L;"
                    + " kill-backends L; pause L; slots-used-up L; lock(TABLE) L; cpu-pressure(N) L;"
                    + " memory-pressure(SIZE) L; disk-full(TABLE) L; healthy L, where T, J and L are times such as"
                    + " 200ms.";

    @Test
    void readsEveryFault() {
        assertThat(Schedule.parse("latency(300ms) 2s; latency(50ms, jitter 20ms) 0.5s; timeout(500ms) 2s;"
                                + " reset 1s; partition 1s; refuse 1s; healthy 1s")
                        .steps())
                .isEqualTo(List.of(
                        new Step(new Latency(Duration.ofMillis(300), Duration.ZERO), Duration.ofSeconds(2)),
                        new Step(new Latency(Duration.ofMillis(50), Duration.ofMillis(20)), Duration.ofMillis(500)),
                        new Step(new Timeout(Duration.ofMillis(500)), Duration.ofSeconds(2)),
                        new Step(new Reset(), Duration.ofSeconds(1)),
                        new Step(new Partition(), Duration.ofSeconds(1)),
                        new Step(new Refuse(), Duration.ofSeconds(1)),
                        new Step(new Healthy(), Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latency(300ms) 2s; partition 1s", "latency(50ms, jitter 20ms) 500ms", "reset 1s; healthy 2s"})
    void writesWhatItReads(String text) {
        assertThat(Schedule.parse(text).write()).isEqualTo(text);
    }

    @Test
    void readsEveryFaultOfANode() {
        String text = "kill-server 1s; crash-restart 2s; restart 2s; kill-backends 500ms; pause 1s; slots-used-up 1s;"
                + " lock(orders) 1s; lock(sales.orders) 1s; kill-in-checkpoint 1s; cpu-pressure(4) 2s;"
                + " memory-pressure(256MB) 2s; memory-pressure(1000B) 1s; disk-full(orders) 1s";

        assertThat(Schedule.parse(text).steps())
                .extracting(Step::fault)
                .containsExactly(
                        new KillServer(),
                        new CrashRestart(),
                        new RestartServer(),
                        new KillBackends(),
                        new PauseServer(),
                        new SlotsUsedUp(),
                        new LockTable("orders"),
                        new LockTable("sales.orders"),
                        new KillInCheckpoint(),
                        new CpuPressure(4),
                        new MemoryPressure(256 << 20),
                        new MemoryPressure(1000),
                        new DiskFull("orders"));
        assertThat(Schedule.parse(text).write()).isEqualTo(text);
    }

    @Test
    void refusesALockOnNoTable() {
        assertMistake(
                "lock 1s",
                "the step [lock 1s] cannot be read: [lock 1s] lacks a table in parentheses, for example \"lock(orders) 1s\".",
                "lock(orders) 1s");
    }

    @Test
    void refusesALockOnMoreThanATable() {
        assertMistake(
                "lock(orders IN SHARE MODE) 1s",
                "the step [lock(orders IN SHARE MODE) 1s] cannot be read: [orders IN SHARE MODE] is not the name of a table that"
                        + " needs no quotes, for example \"orders\".",
                "lock(orders) 1s");
    }

    @Test
    void refusesMoreSessionsThanAreBounded() {
        assertMistake(
                "cpu-pressure(65) 1s",
                "the step [cpu-pressure(65) 1s] cannot be read: [65] is not between 1 and 64, for example \"1\".",
                "cpu-pressure(4) 2s");
    }

    @Test
    void refusesMemoryWithoutUnit() {
        assertMistake(
                "memory-pressure(256) 1s",
                "the step [memory-pressure(256) 1s] cannot be read: [256] is not an amount of bytes (a number and one of B, kB,"
                        + " MB, GB, TB, each 1024 of the one below), for example \"16MB\".",
                "memory-pressure(256MB) 2s");
    }

    @Test
    void refusesAnArgumentOfAKill() {
        assertMistake(
                "kill-server(9) 1s",
                "the step [kill-server(9) 1s] cannot be read: [9] is one argument too many, for example"
                        + " \"kill-server 1s\".",
                "kill-server 1s");
    }

    @Test
    void refusesATimeWithoutUnit() {
        assertMistake(
                "latency(300) 2s",
                "the step [latency(300) 2s] cannot be read: [300] is not a duration (a number and one of ns, us, ms, s, min,"
                        + " h, d), for example \"200ms\".",
                "latency(300ms) 2s");
    }

    @Test
    void namesTheNearestFault() {
        assertMistake(
                "partition 1s; latncy(300ms) 2s",
                "[latncy] is no fault, the nearest one is [latency].",
                "latency(300ms) 2s");
    }

    @Test
    void refusesAStepWithoutLength() {
        assertMistake(
                "partition",
                "the step [partition] cannot be read: [partition] does not end with how long it lasts, for example"
                        + " \"partition 1s\".",
                "partition 1s");
    }

    @Test
    void refusesALengthOfZero() {
        assertMistake(
                "reset 0s",
                "the step [reset 0s] cannot be read: [0s] is shorter than a millisecond, for example \"reset 1s\".",
                "reset 1s");
    }

    @Test
    void refusesAnUnknownUnitOfALength() {
        assertMistake(
                "reset 5 parsecs",
                "the step [reset 5 parsecs] cannot be read: [5 parsecs] is not a duration (a number and one of ns, us, ms, s,"
                        + " min, h, d), for example \"200ms\".",
                "reset 1s");
    }

    @Test
    void refusesAnArgumentThatAFaultDoesNotTake() {
        assertMistake(
                "partition(1s) 1s",
                "the step [partition(1s) 1s] cannot be read: [1s] is one argument too many, for example \"partition 1s\".",
                "partition 1s");
    }

    @Test
    void refusesAMissingArgument() {
        assertMistake(
                "timeout 1s",
                "the step [timeout 1s] cannot be read: [timeout 1s] lacks a time in parentheses, for example"
                        + " \"timeout(500ms) 2s\".",
                "timeout(500ms) 2s");
    }

    @Test
    void refusesAMisspeltName() {
        assertMistake(
                "latency(300ms, jiter 10ms) 2s",
                "the step [latency(300ms, jiter 10ms) 2s] cannot be read: [jiter 10ms] is one argument too many, for example"
                        + " \"latency(300ms) 2s\".",
                "latency(300ms) 2s");
    }

    @Test
    void refusesPartsOfAMillisecond() {
        assertMistake(
                "latency(0.5ms) 2s",
                "the step [latency(0.5ms) 2s] cannot be read: [0.5ms] is not a time of whole milliseconds above zero, for"
                        + " example \"200ms\".",
                "latency(300ms) 2s");
    }

    @Test
    void refusesADelayThatOutlastsItsStep() {
        assertMistake(
                "latency(2s) 3s",
                "the step [latency(2s) 3s] is over before a delayed call can be seen; it must last at least twice its"
                        + " delay.",
                "latency(300ms) 2s");
    }

    @Test
    void refusesAnEmptyStep() {
        assertMistake(
                "partition 1s;",
                "the step [] does not begin with the name of a fault.",
                "latency(300ms) 2s; partition 1s");
    }

    @Test
    void refusesAnEmptySchedule() {
        assertMistake(" ", "there is no step.", "latency(300ms) 2s; partition 1s");
    }

    @Test
    void refusesAScheduleThatBreaksNothing() {
        assertMistake("healthy 1s", "no step breaks anything.", "latency(300ms) 2s; partition 1s");
    }

    private static void assertMistake(String faults, String found, String fix) {
        assertThatThrownBy(() -> Schedule.parse(faults))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@ChaosScenario faults = [" + faults + "]: " + found + ACCEPTED + " Fix: faults = \"" + fix
                        + "\"");
    }
}
