package dev.assay.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HistoryRecorderTest {
    private final AtomicLong clock = new AtomicLong();
    private final Places places = Places.watched();
    private final HistoryRecorder recorder = HistoryRecorder.of("orders", () -> clock.getAndAdd(1_000_000), places);

    @Test
    void recordsWhatWasDoneWhenAndHowItEnded() throws Exception {
        recorder.write("a", () -> {});
        recorder.write("x", 5, () -> {});
        assertThat(recorder.<Integer, RuntimeException>read("x", () -> 5)).isEqualTo(5);
        recorder.add("hits", 2, () -> {});
        recorder.transfer("alice", "bob", 30, () -> {});
        recorder.transaction(noted -> {
            int x = noted.read("x", 5);
            noted.write("x", x + 1);
        });
        recorder.call(() -> {});

        assertThat(described())
                .containsExactly(
                        "+0.000 s client 1: write [a] ok after 1 ms",
                        "+0.002 s client 1: write [x] = [5] ok after 1 ms",
                        "+0.004 s client 1: read [x] = [5] ok after 1 ms",
                        "+0.006 s client 1: add [2] to [hits] ok after 1 ms",
                        "+0.008 s client 1: add [-30] to [alice], add [30] to [bob] ok after 1 ms",
                        "+0.010 s client 1: read [x] = [5], write [x] = [6] ok after 1 ms",
                        "+0.012 s client 1: call ok after 1 ms");
    }

    @Test
    void throwsOnWhatItRecords() {
        SQLException lost = new SQLException("An I/O error occurred\nwhile sending", "08006");

        assertThatThrownBy(() -> recorder.write("a", () -> {
                    throw lost;
                }))
                .isSameAs(lost);

        assertThat(recorder.history(0).attempts())
                .extracting(Attempt::ending)
                .containsExactly(new Ending(Status.UNKNOWN, "08006", "An I/O error occurred", "java.sql.SQLException"));
    }

    @Test
    void errorsOfTheJvmAreRecordedAsWell() {
        assertThatThrownBy(() -> recorder.call(() -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(described()).containsExactly("+0.000 s client 1: call unknown StackOverflowError after 1 ms");
    }

    @Test
    void whatHasNotEndedIsUnknown() throws Exception {
        recorder.write("a", () -> assertThat(described())
                .containsExactly("+0.000 s client 1: write [a] unknown still running after 1 ms"));

        assertThat(described()).containsExactly("+0.000 s client 1: write [a] ok after 2 ms");
    }

    @Test
    void eachThreadIsAProcess() throws Exception {
        recorder.write("a", () -> {});
        Thread other = new Thread(() -> recorder.write("b", () -> {}));
        other.start();
        other.join();
        recorder.write("c", () -> {});

        assertThat(recorder.history(0).attempts()).extracting(Attempt::process).containsExactly(1, 2, 1);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        recorder.write(thread + "-" + i, () -> {});
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        OperationHistory history = recorder.history(0);
        assertThat(history.of(Status.OK)).hasSize(4_000);
        assertThat(history.attempts()).extracting(Attempt::number).doesNotHaveDuplicates();
        assertThat(history.byKey(Access.Effect.class)).hasSize(4_000);
    }

    @Test
    void thePlaceOfOneOperationIsNotThatOfTheNext() {
        fails(places::inTransaction);
        fails(() -> {});
        fails(places::committing);
        fails(() -> {
            places.committing();
            places.committed();
            places.inTransaction();
        });

        assertThat(recorder.history(0).attempts())
                .extracting(Attempt::status)
                .containsExactly(Status.FAIL, Status.UNKNOWN, Status.UNKNOWN, Status.UNKNOWN);
    }

    @Test
    void anOperationAroundAnotherKnowsWhatThatDid() {
        fails(() -> {
            places.inTransaction();
            recorder.call(() -> {
                places.committing();
                places.committed();
            });
        });

        assertThat(recorder.history(0).attempts())
                .extracting(Attempt::status)
                .containsExactly(Status.UNKNOWN, Status.OK);
    }

    private void fails(Runnable before) {
        assertThatThrownBy(() -> recorder.call(() -> {
                    before.run();
                    throw new IllegalStateException("no SQLSTATE");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<String> described() {
        OperationHistory history = recorder.history(0);
        return history.attempts().stream().map(history::describe).toList();
    }
}
