package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Sink;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinksTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void aFailingSinkKeepsNoOtherFromItsWorkAndIsNamed() {
        Sinks sinks = new Sinks(List.of(new FailingSink(), new RecordingSink("first"), new RecordingSink("second")));
        sinks.publish(Samples.of(Samples.kept("A.b")));
        sinks.publish(Samples.of(Samples.kept("A.c")));
        sinks.close();

        assertThat(calls)
                .containsExactly("first A.b", "second A.b", "first A.c", "second A.c", "first closed", "second closed");
        assertThat(sinks.failures())
                .containsExactly("SinksTest$FailingSink could not publish, 3 times: java.io.IOException: disk full");
    }

    @Test
    void aSinkWhoseLibraryIsMissingFailsNoRun() {
        Sinks sinks = new Sinks(List.of(new UnlinkedSink()));
        sinks.publish(Samples.of(Samples.kept("A.b")));

        assertThat(sinks.failures())
                .containsExactly(
                        "SinksTest$UnlinkedSink could not publish: java.lang.NoClassDefFoundError: io/qameta/Allure");
    }

    @Test
    void sinksThatWorkLeaveNoFailure() {
        Sinks sinks = new Sinks(List.of(new RecordingSink("only")));
        sinks.publish(Samples.of(Samples.kept("A.b")));
        sinks.close();

        assertThat(sinks.failures()).isEmpty();
    }

    private static final class FailingSink implements Sink {
        @Override
        public void publish(Verdicts verdicts) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void close() {
            throw new IllegalStateException("never opened");
        }
    }

    private static final class UnlinkedSink implements Sink {
        @Override
        public void publish(Verdicts verdicts) {
            throw new NoClassDefFoundError("io/qameta/Allure");
        }
    }

    private final class RecordingSink implements Sink {
        private final String name;

        RecordingSink(String name) {
            this.name = name;
        }

        @Override
        public void publish(Verdicts verdicts) {
            calls.add(name + " " + verdicts.all().get(0).origin().test());
        }

        @Override
        public void close() {
            calls.add(name + " closed");
        }
    }
}
