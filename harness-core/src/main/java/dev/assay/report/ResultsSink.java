package dev.assay.report;

import dev.assay.check.Origin;
import dev.assay.check.Sink;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code results.json} when it is closed, merged with what other JVMs of the same run wrote: verdicts of an earlier
 * run go, the same verdict is replaced. A file that cannot be read is set aside as {@code results.unreadable.json}. The
 * form is described in {@code docs/results-schema.md} and by the resource {@code results-1.schema.json}. Thread-safe.
 */
public final class ResultsSink implements Sink {
    private final RunFacts facts;
    private final ReportDirectory directory;
    private final List<VerdictEntry> entries = new ArrayList<>();
    private final Map<VerdictKey, Integer> published = new HashMap<>();

    /** Create the sink of one JVM. */
    public ResultsSink(RunFacts facts, ReportDirectory directory) {
        this.facts = facts;
        this.directory = directory;
    }

    @Override
    public synchronized void publish(Verdicts verdicts) {
        for (Verdict verdict : verdicts.all()) {
            entries.add(numbered(VerdictEntry.of(verdict, facts.module(), page(verdict.origin()))));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        DirectoryLock.hold(directory.lock(), this::merge);
    }

    private void merge() throws IOException {
        ResultsFile file = new ResultsFile(directory.results());
        Results mine = Results.of(facts, entries);
        file.write(file.read().map(mine::after).orElse(mine));
    }

    /** Evidence that lies elsewhere is the page's trouble, and whoever writes the page says so; the verdict still counts. */
    private String page(Origin origin) {
        try {
            return directory.name(directory.page(origin));
        } catch (IOException elsewhere) {
            return "";
        }
    }

    private VerdictEntry numbered(VerdictEntry entry) {
        return entry.withOrdinal(published.merge(VerdictKey.of(entry), 1, Integer::sum));
    }
}
