package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixTest {
    private static final int OPERATIONS = 20_000;

    private final VirtualTime time = new VirtualTime();

    @Test
    void operationsRunByWeightAndAreKeptByName() throws Exception {
        Workload mix = Workload.of("search", 9, worker -> time.pass(Duration.ofMillis(2)))
                .and("insert", 1, worker -> {
                    time.pass(Duration.ofMillis(50));
                    throw new SQLException("duplicate", "23505");
                });
        try (LoadDriver load = time.driver(mix, Pace.UNPAUSED)) {
            Recording recording = load.driveOperations(500);
            OperationProfile search = recording.operation("search");
            OperationProfile insert = recording.operation("insert");

            assertThat(recording.byOperation()).containsOnlyKeys("search", "insert");
            assertThat(search.operations() + insert.operations()).isEqualTo(500);
            assertThat((double) insert.operations()).isCloseTo(50, within(4 * Math.sqrt(45)));
            assertThat(search.latencies().nanosAtPercentile(50)).isBetween(1_995_000L, 2_005_000L);
            assertThat(insert.latencies().count()).isZero();
            assertThat(insert.failures().entries())
                    .containsExactly(new FailureLog.Entry("23505", insert.operations(), "duplicate"));
            assertThat(recording.failures().count()).isEqualTo(insert.operations());
            assertThat(recording.latencies().count()).isEqualTo(search.operations());
        }
    }

    @Test
    void sharesFollowTheWeights() throws Exception {
        List<String> order = order(worker -> {});

        assertThat((double) order.stream().filter("b"::equals).count() / OPERATIONS)
                .isCloseTo(0.3, within(4 * Math.sqrt(0.21 / OPERATIONS)));
    }

    @Test
    void whatABodyDrawsDoesNotShiftTheChoice() throws Exception {
        assertThat(order(worker -> worker.random().nextLong())).isEqualTo(order(worker -> {}));
    }

    private List<String> order(Operation body) throws Exception {
        List<String> order = new ArrayList<>();
        Workload mix = Workload.of("a", 7, noting("a", order, body)).and("b", 3, noting("b", order, body));
        try (LoadDriver load = time.driver(mix, Pace.UNPAUSED)) {
            load.driveOperations(OPERATIONS);
        }
        return order;
    }

    private Operation noting(String name, List<String> order, Operation body) {
        return worker -> {
            order.add(name);
            body.run(worker);
            time.pass(Duration.ofNanos(1_000));
        };
    }
}
