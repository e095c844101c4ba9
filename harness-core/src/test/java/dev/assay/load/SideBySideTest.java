package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Time is virtual where a latency is asserted: an operation moves the clock by what it is said to take. */
class SideBySideTest {
    private final FakeConnections connections = new FakeConnections();
    private final AtomicLong clock = new AtomicLong();

    @Test
    void everyRoundHasOneRequestOfEachSideInTheOrderOfTime() throws Exception {
        try (SideBySide sides = SideBySide.open(
                List.of(side("a", worker -> pass(1_000 + worker.iteration())), side("b", worker -> pass(5_000))),
                1,
                virtual(8731))) {
            Rounds first = sides.drive(3);
            Rounds all = first.and(sides.drive(2));

            assertThat(all.sides()).containsExactly("a", "b");
            assertThat(all.count()).isEqualTo(5);
            assertThat(all.nanos(0)).containsExactly(1_000, 1_001, 1_002, 1_003, 1_004);
            assertThat(all.nanos(1)).containsExactly(5_000, 5_000, 5_000, 5_000, 5_000);
            assertThat(all.profile(1).count()).isEqualTo(5);
        }
    }

    @Test
    void theOrderWithinARoundIsRandomAndFollowsFromTheSeed() throws Exception {
        String order = order(8731);

        assertThat(order).isEqualTo(order(8731)).isNotEqualTo(order(8732));
        List<String> rounds = List.of(order.split("(?<=\\G...)"));
        assertThat(rounds).hasSize(600 + 5 * SideBySide.UNMEASURED).allSatisfy(round -> assertThat(
                        round.chars().sorted())
                .containsExactly((int) 'a', (int) 'b', (int) 'c'));
        for (String permutation : List.of("abc", "acb", "bac", "bca", "cab", "cba")) {
            assertThat(Collections.frequency(rounds, permutation)).isBetween(70, 150);
        }
    }

    @Test
    void eachSideHasConnectionsAndKeysOfItsOwnInEveryLane() throws Exception {
        Map<String, Set<Connection>> used = new ConcurrentHashMap<>();
        Map<String, List<Integer>> keys = new ConcurrentHashMap<>();
        List<Side> both = List.of(side("a", noting("a", used, keys)), side("b", noting("b", used, keys)));

        try (SideBySide sides = SideBySide.open(both, 2, Run.of("sides", 8731))) {
            assertThat(sides.drive(40).count()).isEqualTo(40);
        }

        assertThat(used.keySet()).containsExactlyInAnyOrder("a0", "a1", "b0", "b1");
        assertThat(used.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        assertThat(Set.copyOf(used.values())).hasSize(4);
        assertThat(Set.copyOf(keys.values())).hasSize(4);
        assertThat(connections.opened()).hasSize(4).allSatisfy(each -> assertThat(each.isClosed())
                .isTrue());
    }

    @Test
    void connectionsAreRenewedAfterEachBlockAndTheirFirstRequestsNotMeasured() throws Exception {
        Map<Connection, Long> requests = new ConcurrentHashMap<>();
        Operation slowAtFirst = worker -> {
            long earlier = requests.merge(worker.connection(), 1L, Long::sum) - 1;
            pass(earlier < SideBySide.UNMEASURED && worker.iteration() > 100 ? 9_000 : 1_000);
        };
        try (SideBySide sides = SideBySide.open(List.of(side("a", slowAtFirst)), 1, virtual(8731))) {
            Rounds rounds = sides.drive(150).and(sides.drive(100));

            assertThat(rounds.count()).isEqualTo(250);
            assertThat(rounds.nanos(0)).containsOnly(1_000);
        }
        assertThat(requests.values()).containsExactlyInAnyOrder(100L, 111L, 61L);
        assertThat(connections.opened()).hasSize(3).allSatisfy(each -> assertThat(each.isClosed())
                .isTrue());
    }

    @Test
    void aFailedRequestIsSlowerThanAllAndCountedForItsSideAlone() throws Exception {
        Operation sometimes = worker -> {
            pass(1_000);
            if (worker.iteration() % 2 == 1) {
                throw new SQLException("deadlock detected", "40P01");
            }
        };
        try (SideBySide sides =
                SideBySide.open(List.of(side("a", worker -> pass(1_000)), side("b", sometimes)), 1, virtual(8731))) {
            Rounds rounds = sides.drive(4);

            assertThat(rounds.nanos(1)).containsExactly(1_000, Rounds.FAILED, 1_000, Rounds.FAILED);
            assertThat(rounds.latencies(1))
                    .containsExactly(1_000, Double.POSITIVE_INFINITY, 1_000, Double.POSITIVE_INFINITY);
            assertThat(rounds.succeeded(0)).isEqualTo(4);
            assertThat(rounds.succeeded(1)).isEqualTo(2);
            assertThat(rounds.failures(0).entries()).isEmpty();
            assertThat(rounds.failures(1).entries())
                    .containsExactly(new FailureLog.Entry("40P01", 2, "deadlock detected"));
        }
    }

    @Test
    void sidesThatTakeNoPartRestAndAreLeftOutOfTheSum() throws Exception {
        AtomicLong calls = new AtomicLong();
        List<Side> three = List.of(
                side("a", worker -> pass(1)),
                side("b", worker -> pass(2)),
                side("c", worker -> calls.incrementAndGet()));
        try (SideBySide sides = SideBySide.open(three, 1, virtual(8731))) {
            Rounds all = sides.drive(2).and(sides.drive(3, 2));

            assertThat(all.sides()).containsExactly("a", "b");
            assertThat(all.nanos(1)).containsExactly(2, 2, 2, 2, 2);
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void anAssertionEndsItAtOnce() throws Exception {
        Operation wrong = worker -> {
            throw new AssertionError("found nothing");
        };
        try (SideBySide sides =
                SideBySide.open(List.of(side("a", worker -> pass(1)), side("b", wrong)), 1, virtual(8731))) {
            assertThatThrownBy(() -> sides.drive(1_000_000))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("found nothing");
        }
    }

    @Test
    void noRoundBeginsAfterTheTimeOfTheRun() throws Exception {
        Run short10 = new Run(8731, clock::get, new Limits(Duration.ofNanos(10_000), 1_000), Origin.named("sides"));
        List<Side> both = List.of(side("a", worker -> pass(1_000)), side("b", worker -> pass(3_000)));
        try (SideBySide sides = SideBySide.open(both, 1, short10)) {
            assertThat(sides.timeLeft()).isEqualTo(Duration.ofNanos(10_000));
            // Three rounds of 4,000 ns: the third begins at 8,000.
            assertThat(sides.drive(100).count()).isEqualTo(3);
            assertThat(sides.timeLeft()).isZero();
            assertThat(sides.drive(100).count()).isZero();
        }
    }

    @Test
    void aStalledRequestIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Run impatient =
                new Run(8731, Ticker.system(), new Limits(Duration.ofMillis(200), 1_000), Origin.named("sides"));
        List<Side> both = List.of(side("a", worker -> {}), side("b", worker -> never.await()));
        try (SideBySide sides = SideBySide.open(both, 2, impatient)) {
            assertThatThrownBy(() -> sides.drive(100))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching(
                            "\\[2\\] of \\[2\\] workers were still in an operation \\[1[012]\\d\\d ms\\] after the load"
                                    + " had started");
        }
        assertThat(connections.opened())
                .allSatisfy(each -> assertThat(each.isClosed()).isTrue());
    }

    @Test
    void whatOneLaneThrewIsToldAlsoWhereAnotherIsStuck() throws Exception {
        AssertionError planted = new AssertionError("found nothing");
        CountDownLatch stuck = new CountDownLatch(1);
        Run impatient =
                new Run(8731, Ticker.system(), new Limits(Duration.ofMillis(200), 1_000), Origin.named("sides"));
        Operation either = worker -> {
            if (worker.number() == 1) {
                stuck.countDown();
                Thread.sleep(60_000);
            }
            stuck.await();
            throw planted;
        };
        try (SideBySide sides = SideBySide.open(List.of(side("a", either)), 2, impatient)) {
            assertThatThrownBy(() -> sides.drive(100)).isSameAs(planted);
        }
        assertThat(connections.aborted()).isEqualTo(2);
    }

    private String order(long seed) throws Exception {
        StringBuilder order = new StringBuilder();
        List<Side> three = List.of("a", "b", "c").stream()
                .map(name -> side(name, worker -> order.append(name)))
                .toList();
        try (SideBySide sides = SideBySide.open(three, 1, virtual(seed))) {
            sides.drive(600);
        }
        return order.toString();
    }

    private static Operation noting(String side, Map<String, Set<Connection>> used, Map<String, List<Integer>> keys) {
        return worker -> {
            String lane = side + worker.number();
            used.computeIfAbsent(lane, name -> ConcurrentHashMap.newKeySet()).add(worker.connection());
            keys.computeIfAbsent(lane, name -> new ArrayList<>())
                    .add(worker.random().nextInt());
        };
    }

    private Side side(String name, Operation operation) {
        return new Side(name, connections, operation);
    }

    private void pass(long nanos) {
        clock.addAndGet(nanos);
    }

    private Run virtual(long seed) {
        return new Run(seed, clock::get, Limits.DEFAULT, Origin.named("sides"));
    }
}
