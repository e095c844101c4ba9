package dev.assay.benchmarks;

import dev.assay.statistics.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The decisions on every stream for people, in percent. */
final class TrustTable {
    private final List<String> lines = new ArrayList<>();

    private TrustTable() {}

    static String of(Map<LatencyStream, StreamTally> tallies) {
        TrustTable table = new TrustTable();
        table.add(
                "p95 may grow by 10 %%; kept/breached/undecided, mean requests a side; point comparisons of 2,000: breached");
        table.add("%-20s %5s %24s %8s %10s %8s", "", "ratio", "side by side", "requests", "stored", "A then B");
        tallies.forEach(table::addRegression);
        table.add("p95 of one session within a budget, 8,000 requests; the plain p95 of all: breached");
        table.add("%-20s %5s %24s %8s %10s %28s", "", "truth", "own p95", "requests", "plain", "p95 of all sessions");
        tallies.forEach(table::addAbsolute);
        StreamTally.TRUTHS.forEach(table::addGap);
        return String.join(System.lineSeparator(), table.lines);
    }

    private void addRegression(LatencyStream stream, StreamTally tally) {
        for (int i = 0; i < RegressionRun.RATIOS.size(); i++) {
            DecisionCount count = tally.regression(i);
            add(
                    "%-20s %5.2f %24s %8.0f %10.2f %8.2f",
                    stream,
                    RegressionRun.RATIOS.get(i),
                    count,
                    count.meanRequests(),
                    100 * tally.stored(i).share(Decision.BREACHED),
                    100 * tally.second(i).share(Decision.BREACHED));
        }
    }

    private void addAbsolute(LatencyStream stream, StreamTally tally) {
        for (int i = 0; i < StreamTally.TRUTHS.size(); i++) {
            DecisionCount count = tally.absolute(i);
            add(
                    "%-20s %5.2f %24s %8.0f %10.2f %28s",
                    stream,
                    StreamTally.TRUTHS.get(i),
                    count,
                    count.meanRequests(),
                    100 * tally.naive(i).share(Decision.BREACHED),
                    tally.overall(i));
        }
    }

    private void addGap(double truth) {
        add(
                "%s: at %.2f the true share above the budget is %.2f %%, with 5 %% allowed; the most powerful test of 8,000"
                        + " requests could decide %.1f %%",
                LatencyStream.BIMODAL,
                truth,
                100 * BimodalSession.shareAbove(BimodalSession.P95 / truth),
                100 * BimodalSession.mostPower(truth));
    }

    private void add(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }
}
