package dev.assay.chaos.schedule;

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
                    + " memory-pressure(SIZE) L; disk-full(TABLE) L; lose-answer(KEYWORD) L or lose-answer(KEYWORD, nth N) L; cut-before(KEYWORD) L or cut-before(KEYWORD, nth N) L; healthy L, where T, J and L are times such as"
                    + " 200ms; with [;] one after the other, with [+] at the same time and [after T] later, with"
                    + " [3 x (...)] repeated, with [random(reset, partition) L] drawn from the seed.";

    @Test
    void readsEveryFault() {
        assertThat(Schedule.parse("latency(300ms) 2s; latency(50ms, jitter 20ms) 0.5s; timeout(500ms) 2s;"
                                + " reset 1s; partition 1s; refuse 1s; healthy 1s")
                        .whole())
                .isEqualTo(sequence(
                        new Step(new Latency(Duration.ofMillis(300), Duration.ZERO), Duration.ofSeconds(2)),
                        new Step(new Latency(Duration.ofMillis(50), Duration.ofMillis(20)), Duration.ofMillis(500)),
                        new Step(new Timeout(Duration.ofMillis(500)), Duration.ofSeconds(2)),
                        new Step(new Reset(), Duration.ofSeconds(1)),
                        new Step(new Partition(), Duration.ofSeconds(1)),
                        new Step(new Refuse(), Duration.ofSeconds(1)),
                        new Step(new Healthy(), Duration.ofSeconds(1))));
    }

    @Test
    void readsPartsAtTheSameTime() {
        assertThat(Schedule.parse("latency(300ms) 4s + reset 1s after 1s; partition 1s"))
                .isEqualTo(Schedule.builder()
                        .together(both -> both.with(
                                        new Latency(Duration.ofMillis(300), Duration.ZERO), Duration.ofSeconds(4))
                                .with(new Reset(), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                        .then(new Partition(), Duration.ofSeconds(1))
                        .build());
    }

    // region builder
    @Test
    void theBuilderSaysTheSameInJava() {
        Schedule faults = Schedule.builder()
                .together(both -> both.with(new Partition(), Duration.ofSeconds(4))
                        .with(new Reset(), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .repeat(3, each -> each.then(new Refuse(), Duration.ofMillis(500))
                        .healthy(Duration.ofSeconds(1)))
                .random(Duration.ofSeconds(10), new Reset(), new Partition())
                .build();

        assertThat(faults.write())
                .isEqualTo(
                        "partition 4s + reset 1s after 1s; 3 x (refuse 500ms; healthy 1s); random(reset, partition) 10s");
    }
    // endregion

    @Test
    void readsRepetitionsInsideOfOneAnother() {
        assertThat(Schedule.parse("2 x (3x(partition 500ms; healthy 1s); refuse 1s)"))
                .isEqualTo(Schedule.builder()
                        .repeat(2, outer -> outer.repeat(3, inner -> inner.then(new Partition(), Duration.ofMillis(500))
                                        .healthy(Duration.ofSeconds(1)))
                                .then(new Refuse(), Duration.ofSeconds(1)))
                        .build());
    }

    @Test
    void readsARandomWalkBesideASequence() {
        assertThat(
                        Schedule.parse(
                                "random(latency(100ms), reset, partition) 10s + (refuse 1s; healthy 1s; refuse 1s) after 500ms"))
                .isEqualTo(new Schedule(new Together(List.of(
                        new Strand(
                                new RandomWalk(
                                        List.of(
                                                new Latency(Duration.ofMillis(100), Duration.ZERO),
                                                new Reset(),
                                                new Partition()),
                                        Duration.ofSeconds(10)),
                                Duration.ZERO),
                        new Strand(
                                sequence(
                                        new Step(new Refuse(), Duration.ofSeconds(1)),
                                        new Step(new Healthy(), Duration.ofSeconds(1)),
                                        new Step(new Refuse(), Duration.ofSeconds(1))),
                                Duration.ofMillis(500))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency(300ms) 2s; partition 1s",
                "latency(50ms, jitter 20ms) 500ms",
                "reset 1s; healthy 2s",
                "latency(300ms) 4s + reset 1s after 1s; partition 1s",
                "3 x (partition 500ms; healthy 1s)",
                "reset 1s after 500ms",
                "2 x (reset 1s + refuse 1s after 200ms) + (partition 1s; (refuse 1s + reset 1s) + latency(10ms) 1s)",
                "random(latency(100ms), reset, partition) 10s",
                "lose-answer(COMMIT, nth 3) 5s; cut-before(INSERT) 1s; lose-answer(COMMIT PREPARED) 1s"
            })
    void writesWhatItReads(String text) {
        assertThat(Schedule.parse(text).write()).isEqualTo(text);
    }

    @Test
    void readsEveryFaultOfANode() {
        String text = "kill-server 1s; crash-restart 2s; restart 2s; kill-backends 500ms; pause 1s; slots-used-up 1s;"
                + " lock(orders) 1s; lock(sales.orders) 1s; kill-in-checkpoint 1s; cpu-pressure(4) 2s;"
                + " memory-pressure(256MB) 2s; memory-pressure(1000B) 1s; disk-full(orders) 1s";

        assertThat(Schedule.parse(text).timetable())
                .extracting(placed -> placed.step().fault())
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

    @Test
    void refusesAPlaceWithoutStatement() {
        assertMistake(
                "lose-answer 5s",
                "the step [lose-answer 5s] cannot be read: [lose-answer 5s] lacks the leading keyword of a statement in"
                        + " parentheses, for example \"lose-answer(COMMIT, nth 3) 5s\".",
                "lose-answer(COMMIT, nth 3) 5s");
    }

    @Test
    void refusesAnOccurrenceThatNeverComes() {
        assertMistake(
                "lose-answer(COMMIT, nth 0) 5s",
                "the step [lose-answer(COMMIT, nth 0) 5s] cannot be read: [0] is not between 1 and 1000000, for example"
                        + " \"1\".",
                "lose-answer(COMMIT, nth 3) 5s");
    }

    @Test
    void refusesAParenthesisThatIsNeverClosed() {
        assertMistake(
                "reset 1s; 3 x (partition 1s; healthy 1s",
                "the parenthesis before [partition 1s; healthy 1s] is never closed.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesAParenthesisThatWasNeverOpened() {
        assertMistake(
                "reset 1s) + refuse 1s",
                "the parenthesis behind [reset 1s] was never opened.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesParenthesesWithoutEnd() {
        assertMistake(
                "(".repeat(21) + "reset 1s" + ")".repeat(21),
                "its parentheses stand in one another more than 20 times.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesALengthBehindAGroup() {
        assertMistake(
                "3 x (partition 500ms; healthy 1s) 2s",
                "the step [3 x (partition 500ms; healthy 1s) 2s] goes on behind its parentheses with [2s].",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesARepetitionWithoutParentheses() {
        assertMistake(
                "reset 1s; 3 x partition 1s",
                "the step [3 x partition 1s] repeats what stands in no parentheses.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesToRepeatOnce() {
        assertMistake(
                "1 x (partition 1s)",
                "the step [1 x (partition 1s)] repeats [1] times, and must at least twice.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesMoreStepsThanAnybodyReads() {
        assertMistake(
                "reset 1s; 40 x (30 x (partition 1s))",
                "[40 x (30 x (partition 1s))] may have 1200 steps once it is written out, and more than 1000 are not"
                        + " accepted.",
                "3 x (partition 500ms; healthy 1s)");
    }

    @Test
    void refusesMoreThanADay() {
        assertMistake("25 x (partition 1h)", "it lasts 90000s, more than a day.", "latency(300ms) 2s; partition 1s");
    }

    @Test
    void refusesAnUnreadableStart() {
        assertMistake(
                "latency(300ms) 4s + reset 1s after a while",
                "the step [reset 1s after a while] cannot be read: [a while] is not a duration (a number and one of ns, us,"
                        + " ms, s, min, h, d), for example \"200ms\".",
                "latency(300ms) 4s + reset 1s after 1s");
    }

    @Test
    void refusesAStartWithPartsOfAMillisecond() {
        assertMistake(
                "reset 1s + refuse 1s after 0.5ms",
                "the step [refuse 1s after 0.5ms] cannot be read: [0.5ms] is not a time of whole milliseconds, for example"
                        + " \"latency(300ms) 4s + reset 1s after 1s\".",
                "latency(300ms) 4s + reset 1s after 1s");
    }

    @Test
    void refusesAPlusWithNothingBehindIt() {
        assertMistake(
                "reset 1s +",
                "the step [] does not begin with the name of a fault.",
                "latency(300ms) 2s; partition 1s");
    }

    @Test
    void refusesAWalkOverOneFault() {
        assertMistake(
                "random(reset) 10s",
                "the step [random(reset) 10s] does not draw from two or more faults, each named once.",
                "random(latency(100ms), reset, partition) 10s");
    }

    @Test
    void refusesALengthInsideAWalk() {
        assertMistake(
                "random(healthy, partition 1s) 10s",
                "the step [random(healthy, partition 1s) 10s] draws from [partition 1s], which must not have a length of its"
                        + " own.",
                "random(latency(100ms), reset, partition) 10s");
    }

    @Test
    void refusesAWalkTooShortForOneOfItsFaults() {
        assertMistake(
                "random(latency(2s), reset) 3s",
                "the step [random(latency(2s), reset) 3s] is too short for [latency(2s)], a step of which lasts 4s at"
                        + " least.",
                "random(latency(100ms), reset, partition) 10s");
    }

    @Test
    void refusesAWalkWithoutLength() {
        assertMistake(
                "random(reset, partition)",
                "the step [random(reset, partition)] cannot be read: [random(reset, partition)] does not end with how long"
                        + " it lasts, for example \"random(latency(100ms), reset, partition) 10s\".",
                "random(latency(100ms), reset, partition) 10s");
    }

    @Test
    void namesTheNearestFaultInAWalk() {
        assertMistake("random(resett, partition) 10s", "[resett] is no fault, the nearest one is [reset].", "reset 1s");
    }

    @Test
    void knowsAMisspeltWalk() {
        assertMistake(
                "randm(reset, partition) 10s",
                "[randm] is no fault, the nearest one is [random].",
                "random(latency(100ms), reset, partition) 10s");
    }

    private static Part sequence(Part... parts) {
        return Sequence.of(List.of(parts));
    }

    private static void assertMistake(String faults, String found, String fix) {
        assertThatThrownBy(() -> Schedule.parse(faults))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@ChaosScenario faults = [" + faults + "]: " + found + ACCEPTED + " Fix: faults = \"" + fix
                        + "\"");
    }
}
