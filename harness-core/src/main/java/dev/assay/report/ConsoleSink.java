package dev.assay.report;

import dev.assay.check.Outcome;
import dev.assay.check.Sink;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes one line when it starts, nothing while checks run, and one block when it is closed: how many verdicts of each
 * outcome, how long it took, where the report lies, and a line for each verdict that is not passed, the worst first.
 * Thread-safe.
 */
public final class ConsoleSink implements Sink {
    private static final String INDENT = "       ";
    private static final int WIDEST_TEST = 48;
    private static final List<Outcome> COUNTED =
            List.of(Outcome.PASSED, Outcome.BROKEN, Outcome.BREACHED, Outcome.INCONCLUSIVE);

    private final Appendable out;
    private final Ticker ticker;
    private final String report;
    private final Supplier<List<String>> failures;
    private final long start;
    private final List<Verdict> verdicts = new ArrayList<>();

    private ConsoleSink(Appendable out, Ticker ticker, String report, Supplier<List<String>> failures) {
        this.out = out;
        this.ticker = ticker;
        this.report = report;
        this.failures = failures;
        this.start = ticker.nanos();
    }

    /**
     * Write the first line and return the sink that will write the last block.
     *
     * @param out where to write
     * @param facts what the first line says
     * @param ticker measures how long the run takes, from now on
     * @param report where the report will lie, as people should read it
     * @param failures lines on sinks that failed, asked for at the end; see {@link Sinks#failures()}
     * @throws IOException if {@code out} throws it
     */
    public static ConsoleSink start(
            Appendable out, RunFacts facts, Ticker ticker, String report, Supplier<List<String>> failures)
            throws IOException {
        String reason = facts.reason().isEmpty() ? "" : "   (" + facts.reason() + ")";
        out.append("assay  " + facts.provider() + reason + "   seed " + facts.seed() + "\n");
        return new ConsoleSink(out, ticker, report, failures);
    }

    @Override
    public synchronized void publish(Verdicts more) {
        verdicts.addAll(more.all());
    }

    @Override
    public synchronized void close() throws IOException {
        String duration = Elapsed.write(ticker.nanos() - start);
        List<String> lines = new ArrayList<>();
        lines.add("assay  " + counts() + "   " + duration + "   report " + report);
        lines.addAll(verdictLines());
        failures.get().forEach(failure -> lines.add(INDENT + "report incomplete: " + failure));
        out.append(String.join("\n", lines)).append("\n");
    }

    private String counts() {
        String each = COUNTED.stream()
                .filter(outcome -> count(outcome) > 0)
                .map(outcome -> count(outcome) + " " + outcome.word())
                .collect(Collectors.joining(", "));
        int all = verdicts.size();
        return all == 0 ? "no checks" : all + (all == 1 ? " check: " : " checks: ") + each;
    }

    private long count(Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private List<String> verdictLines() {
        List<Verdict> shown = verdicts.stream()
                .filter(verdict -> verdict.outcome() != Outcome.PASSED)
                .sorted(Comparator.comparing(Verdict::outcome).reversed())
                .toList();
        int widest = shown.stream()
                .mapToInt(verdict -> Math.min(verdict.origin().test().length(), WIDEST_TEST))
                .max()
                .orElse(0);
        return shown.stream().map(verdict -> line(verdict, widest)).toList();
    }

    private static String line(Verdict verdict, int widest) {
        return INDENT + pad(verdict.outcome().word(), 12) + "  "
                + pad(verdict.origin().test(), widest) + "   " + Reason.of(verdict);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
