package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LoadDriverTest {
    private static final long[] NO_LIMITS = {};
    private static final Run RUN = Run.of("load", 8731);

    private final FakeConnections connections = new FakeConnections();

    /** Exact, because time passes only within the operation. */
    @Test
    void recoversAPlantedDelayAndTheRateThatFollowsFromIt() throws Exception {
        long planted = 5_000_000;
        VirtualTime time = new VirtualTime();
        try (LoadDriver load =
                time.driver(Workload.of(worker -> time.pass(Duration.ofNanos(planted))), Pace.UNPAUSED)) {
            Recording recording = load.drive(Duration.ofSeconds(1), planted - 1, 60_000_000_000L);

            assertThat(recording.operations()).isEqualTo(200);
            assertThat((double) recording.latencies().nanosAtRank(1)).isCloseTo(5e6, within(5e3));
            assertThat((double) recording.latencies().longestNanos()).isCloseTo(5e6, within(5e3));
            assertThat(recording.above(planted - 1)).isEqualTo(200);
            assertThat(recording.above(60_000_000_000L)).isZero();
        }
    }

    @Test
    void countsEveryOperationOfEveryWorkerOnce() throws Exception {
        Map<Integer, AtomicLong> calls = new ConcurrentHashMap<>();
        Recording recording = drive(3, RUN, Duration.ofMillis(300), NO_LIMITS, worker -> {
            long earlier = calls.computeIfAbsent(worker.number(), number -> new AtomicLong())
                    .getAndIncrement();
            assertThat(worker.iteration()).isEqualTo(earlier);
            park(1_000_000);
        });

        assertThat(calls.keySet()).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(calls.values().stream().mapToLong(AtomicLong::get).sum()).isEqualTo(recording.operations());
        assertThat(recording.latencies().count()).isEqualTo(recording.operations());
    }

    @Test
    void givesEachWorkerAConnectionAndRandomNumbersOfItsOwn() throws Exception {
        Map<Integer, Set<Connection>> used = new ConcurrentHashMap<>();
        Map<Integer, Long> drawn = new ConcurrentHashMap<>();
        Operation operation = worker -> {
            used.computeIfAbsent(worker.number(), number -> ConcurrentHashMap.newKeySet())
                    .add(worker.connection());
            drawn.putIfAbsent(worker.number(), worker.random().nextLong());
            park(1_000_000);
        };
        drive(4, RUN, Duration.ofMillis(200), NO_LIMITS, operation);
        Map<Integer, Long> firstDraws = Map.copyOf(drawn);
        drawn.clear();
        drive(4, RUN, Duration.ofMillis(200), NO_LIMITS, operation);

        assertThat(used.values()).allSatisfy(each -> assertThat(each).hasSize(2));
        assertThat(connections.opened()).hasSize(8).allSatisfy(connection -> assertThat(connection.isClosed())
                .isTrue());
        assertThat(Set.copyOf(firstDraws.values())).hasSize(4);
        assertThat(drawn).isEqualTo(firstDraws);
    }

    @Test
    void countsFailuresByStateAlsoWhereTheyAreWrapped() throws Exception {
        Recording recording = drive(1, RUN, Duration.ofMillis(200), new long[] {1_000_000_000}, worker -> {
            park(1_000_000);
            if (worker.iteration() % 4 == 1) {
                throw new SQLException("deadlock detected", "40P01");
            }
            if (worker.iteration() % 4 == 3) {
                throw new IllegalStateException(new SQLException("lost"));
            }
        });

        assertThat(recording.failed()).isBetween(recording.operations() / 2 - 1, recording.operations() / 2);
        assertThat(recording.above(1_000_000_000)).isEqualTo(recording.failed());
        assertThat(recording.failures().entries())
                .extracting(FailureLog.Entry::state, FailureLog.Entry::sample)
                .containsExactlyInAnyOrder(tuple("40P01", "deadlock detected"), tuple("none", "lost"));
    }

    @Test
    void replacesAConnectionThatAFailureHasClosed() throws Exception {
        drive(1, RUN, Duration.ofMillis(200), NO_LIMITS, worker -> {
            assertThat(worker.connection().isClosed()).isFalse();
            park(1_000_000);
            if (worker.iteration() == 3) {
                worker.connection().close();
                throw new SQLException("terminating connection", "57P01");
            }
        });

        assertThat(connections.opened()).hasSize(2);
    }

    @Test
    void anAssertionErrorEndsTheLoadOfAllWorkersAtOnce() {
        AssertionError planted = new AssertionError("one row expected");
        long start = System.nanoTime();

        assertThatThrownBy(() -> drive(3, RUN, Duration.ofSeconds(30), NO_LIMITS, worker -> {
                    park(1_000_000);
                    if (worker.number() == 2 && worker.iteration() == 10) {
                        throw planted;
                    }
                }))
                .isSameAs(planted);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(connections.opened()).hasSize(3).allSatisfy(connection -> assertThat(connection.isClosed())
                .isTrue());
    }

    @Test
    void anExceptionThatIsNoneOfTheDatabaseEndsTheLoad() {
        assertThatThrownBy(() -> drive(1, RUN, Duration.ofSeconds(30), NO_LIMITS, worker -> {
                    throw new IllegalStateException("no such document");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such document");
    }

    @Test
    void stopsAtTheLimitOfOperations() throws Exception {
        Run limited = new Run(1, Ticker.system(), new Limits(Duration.ofMinutes(1), 100), Origin.named("limited"));
        try (LoadDriver load = LoadDriver.open(
                connections,
                Workload.of(worker -> park(1_000_000)),
                LoadSettings.DEFAULT.withConcurrency(2),
                limited)) {
            Recording recording = load.drive(Duration.ofSeconds(30), NO_LIMITS);

            assertThat(recording.operations()).isEqualTo(100);
            assertThat(recording.windows()).hasSizeBetween(2, 20);
            assertThat(load.exhausted()).isTrue();
        }
    }

    @Test
    void givesUpOnAnOperationThatDoesNotReturn() {
        Run impatient = new Run(1, Ticker.system(), new Limits(Duration.ofMillis(800), 100), Origin.named("stuck"));

        assertThatThrownBy(() -> drive(2, impatient, Duration.ofMillis(200), NO_LIMITS, worker -> {
                    if (worker.number() == 1) {
                        Thread.sleep(60_000);
                    }
                    park(1_000_000);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("[1] of [2] workers were still in an operation [1000 ms] after the load had started");
        assertThat(connections.opened()).hasSize(2).allSatisfy(connection -> assertThat(connection.isClosed())
                .isTrue());
    }

    /** An orderly close of the stuck one's connection would wait for the server. */
    @Test
    void whatOneWorkerThrewIsToldAlsoWhereAnotherIsStuck() {
        AssertionError planted = new AssertionError("one row expected");
        CountDownLatch stuck = new CountDownLatch(1);
        Run impatient = new Run(1, Ticker.system(), new Limits(Duration.ofMillis(800), 100), Origin.named("stuck"));

        assertThatThrownBy(() -> drive(2, impatient, Duration.ofMillis(200), NO_LIMITS, worker -> {
                    if (worker.number() == 1) {
                        stuck.countDown();
                        Thread.sleep(60_000);
                    }
                    stuck.await();
                    throw planted;
                }))
                .isSameAs(planted);
        assertThat(connections.aborted()).isEqualTo(2);
    }

    @Test
    void aConnectionThatComesAfterItsWorkerWasGivenUpIsClosed() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        ConnectionSource stalling = () -> {
            if (!connections.opened().isEmpty()) {
                awaitUninterrupted(answers);
            }
            return connections.connect();
        };
        Run impatient = new Run(1, Ticker.system(), new Limits(Duration.ofMillis(300), 100), Origin.named("stuck"));
        Workload losing = Workload.of(worker -> {
            worker.connection().close();
            throw new SQLException("terminating connection", "57P01");
        });

        try (LoadDriver load = LoadDriver.open(stalling, losing, LoadSettings.DEFAULT, impatient)) {
            assertThatThrownBy(() -> load.drive(Duration.ofMillis(200)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("[1] of [1] workers were still in an operation [500 ms] after the load had started");
        }
        answers.countDown();

        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline
                && (connections.opened().size() < 2
                        || !connections.opened().get(1).isClosed())) {
            park(1_000_000);
        }
        assertThat(connections.opened()).hasSize(2).allSatisfy(connection -> assertThat(connection.isClosed())
                .isTrue());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Recording drive(int concurrency, Run run, Duration length, long[] limits, Operation operation)
            throws Exception {
        try (LoadDriver load = LoadDriver.open(
                connections, Workload.of(operation), LoadSettings.DEFAULT.withConcurrency(concurrency), run)) {
            return load.drive(length, limits);
        }
    }

    /** Returns after this time and not before, although parking may end early. */
    private static void park(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
