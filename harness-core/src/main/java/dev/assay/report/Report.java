package dev.assay.report;

import dev.assay.check.Sink;
import dev.assay.check.Ticker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts the sinks of a run together, in the order in which they must close. */
public final class Report {
    private Report() {}

    /**
     * Write the first console line and return the one sink of this JVM: {@code results.json}, HTML, the sinks given, and
     * last the console, which names those that failed.
     *
     * @param facts the run
     * @param directory where the files go
     * @param shown the index page as people should read it: {@code target/assay/index.html}
     * @param console where the console lines go
     * @param ticker measures the length of the run
     * @param more other sinks
     * @throws IOException if the console throws it
     */
    public static Sink open(
            RunFacts facts,
            ReportDirectory directory,
            String shown,
            Appendable console,
            Ticker ticker,
            List<? extends Sink> more)
            throws IOException {
        List<Sink> files = new ArrayList<>(List.of(new ResultsSink(facts, directory), new HtmlSink(facts, directory)));
        files.addAll(more);
        Sinks written = new Sinks(files);
        return new Sinks(List.of(written, ConsoleSink.start(console, facts, ticker, shown, written::failures)));
    }
}
