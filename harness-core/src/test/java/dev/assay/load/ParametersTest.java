package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

    @Test
    void aCursorGivesEachWorkerItsOwnPartInTurn() {
        assertThat(take(Parameters.cursor(TEN), 0, 3, 9)).containsExactly(0, 3, 6, 9, 0, 3, 6, 9, 0);
        assertThat(take(Parameters.cursor(TEN), 1, 3, 4)).containsExactly(1, 4, 7, 1);
        assertThat(take(Parameters.cursor(TEN), 2, 3, 4)).containsExactly(2, 5, 8, 2);
    }

    @Test
    void workersShareValuesOnlyWhereThereAreMoreOfThem() {
        assertThat(take(Parameters.cursor(List.of("a", "b")), 2, 3, 3)).containsExactly("a", "a", "a");
        assertThat(take(Parameters.cursor(List.of("a", "b")), 1, 3, 2)).containsExactly("b", "b");
    }

    @Test
    void shuffledGivesEveryValueOfThePartOnceARound() {
        List<Integer> taken = take(Parameters.shuffled(TEN), 0, 1, 30);

        assertThat(taken.subList(0, 10))
                .containsExactlyInAnyOrderElementsOf(TEN)
                .isNotEqualTo(TEN);
        assertThat(taken.subList(10, 20))
                .containsExactlyInAnyOrderElementsOf(TEN)
                .isNotEqualTo(taken.subList(0, 10));
        assertThat(taken.subList(20, 30)).containsExactlyInAnyOrderElementsOf(TEN);
    }

    @Test
    void theSameSeedGivesTheSameValuesAndEachWorkerItsOwn() throws Exception {
        Parameters<Integer> any = Parameters.random(TEN);

        assertThat(next(worker(0, 1), any)).isEqualTo(next(worker(0, 1), any));
        assertThat(next(worker(0, 1), any)).isNotEqualTo(next(worker(1, 1), any));
        assertThat(next(worker(0, 1), any)).isNotEqualTo(next(worker(0, 2), any));
    }

    @Test
    void whatABodyDrawsDoesNotShiftTheValues() throws Exception {
        Parameters<Long> generated = Parameters.generated(random -> random.nextLong(1_000));
        Worker drawing = worker(0, 1);
        drawing.random().nextLong();

        assertThat(next(drawing, generated)).isEqualTo(next(worker(0, 1), generated));
    }

    @Test
    void noValuesAreAMistake() {
        assertThatThrownBy(() -> Parameters.shuffled(List.of()))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "parameters of a load: there are no values. The table or file that they come from is empty, so "
                                + "operations would do nothing. Fix: load the data first");
    }

    @Test
    void readsCsvWithQuotesAndLineBreaks() throws Exception {
        String csv = "id,title\r\n1,\"says \"\"no\"\", twice\"\r\n2,\"two\nlines\"\n";

        assertThat(DataSet.csv(new StringReader(csv)))
                .containsExactly(
                        Map.of("id", "1", "title", "says \"no\", twice"), Map.of("id", "2", "title", "two\nlines"));
    }

    private static <T> List<T> take(Parameters<T> parameters, int worker, int workers, int count) {
        Supplier<T> values = parameters.of(new ClientShare(worker, workers, new SplittableRandom(8731)));
        return Stream.generate(values).limit(count).toList();
    }

    private static <T> List<T> next(Worker worker, Parameters<T> parameters) {
        return Stream.generate(() -> worker.next(parameters)).limit(20).toList();
    }

    private static Worker worker(int number, long seed) throws Exception {
        return new Worker(number, 2, Run.of("parameters", seed).random("worker " + number), new FakeConnections());
    }
}
