package dev.assay.report;

import dev.assay.check.Sink;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes to several sinks and remembers what they throw, so that one that fails keeps no other from its work and never
 * fails a run. Closes in the order given. Thread-safe.
 */
public final class Sinks implements Sink {
    private final List<Sink> sinks;
    private final Map<String, SinkFailure> failures = new LinkedHashMap<>();

    /** Create the composition of these sinks. */
    public Sinks(List<? extends Sink> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    @Override
    public void publish(Verdicts verdicts) {
        sinks.forEach(sink -> attempt(sink, "publish", () -> sink.publish(verdicts)));
    }

    @Override
    public void close() {
        sinks.forEach(sink -> attempt(sink, "close", sink::close));
    }

    /** Return a line for each sink that failed: its name, what it was doing and what it first threw, and how often. */
    public List<String> failures() {
        synchronized (failures) {
            return failures.values().stream().map(SinkFailure::write).toList();
        }
    }

    /** Linkage errors are caught because a sink may stand on a library that the user's class path has in another version. */
    private void attempt(Sink sink, String what, Work work) {
        try {
            work.run();
        } catch (Exception | LinkageError | AssertionError failure) {
            remember(SinkFailure.of(sink, what, failure));
        }
    }

    private void remember(SinkFailure failure) {
        synchronized (failures) {
            failures.merge(failure.sink(), failure, (first, next) -> first.again());
        }
    }

    private interface Work {
        void run() throws IOException;
    }
}
