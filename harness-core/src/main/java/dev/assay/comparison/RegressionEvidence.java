package dev.assay.comparison;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import dev.assay.check.Evidence.Table;
import dev.assay.check.Unit;
import dev.assay.load.LatencyProfile;
import dev.assay.load.Millis;
import dev.assay.load.Rounds;
import dev.assay.statement.StatementPlans;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reviewer looks at to believe a comparison. */
final class RegressionEvidence {
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private RegressionEvidence() {}

    static List<Evidence> of(RegressionSettings settings, SteadyStart warmUp, RegressionLooks looks) {
        Rounds rounds = looks.compared();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(profiles(rounds));
        settings.limits().forEach(limit -> evidence.add(blocks(limit, rounds)));
        evidence.add(conditions(settings, warmUp, rounds));
        return evidence;
    }

    static List<Evidence> plans(String side, StatementPlans plans) {
        List<Evidence> evidence = new ArrayList<>();
        for (StatementPlans.Plan plan : plans.plans()) {
            evidence.add(new Evidence.Text(
                    "plan " + (evidence.size() + 1) + " of the " + side,
                    plan.sql().strip() + "\n\n" + plan.text()));
        }
        return evidence;
    }

    /** The axis grows with the rarity of a request, so that the tail takes as much room as the rest. */
    private static Chart profiles(Rounds rounds) {
        List<Line> lines = new ArrayList<>();
        for (int side = 0; side < RegressionSides.COMPARED; side++) {
            lines.add(line(rounds.sides().get(side), rounds.profile(side)));
        }
        return new Chart(
                "latency profiles, side by side",
                new Axis("1 in n requests", true),
                new Axis("latency, ms", false),
                lines);
    }

    private static Line line(String name, LatencyProfile latencies) {
        double rarest = Math.max(1, latencies.count());
        List<Point> points = latencies.curve(TICKS_PER_HALF_DISTANCE).stream()
                .map(point -> new Point(Math.min(1 / (1 - point.percentile() / 100), rarest), point.nanos() / 1e6))
                .toList();
        return new Line(name, points);
    }

    private static Table blocks(RegressionLimit limit, Rounds rounds) {
        int size = limit.statistic().blockSize();
        double[] baseline = rounds.latencies(RegressionSides.BASELINE);
        double[] measured = rounds.latencies(RegressionSides.MEASURED);
        List<List<String>> rows = new ArrayList<>();
        for (int from = 0; from + size <= baseline.length; from += size) {
            double before = limit.statistic().of(baseline, from, from + size);
            double after = limit.statistic().of(measured, from, from + size);
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    millis(before),
                    millis(after),
                    String.format(Locale.ROOT, "%.3f", after / before)));
        }
        return new Table(
                limit.figure() + " of blocks of " + size + " requests",
                List.of("block", "baseline", "measured", "ratio"),
                rows);
    }

    private static Table conditions(RegressionSettings settings, SteadyStart warmUp, Rounds rounds) {
        return new Table(
                "conditions of the comparison",
                List.of("condition", "value"),
                List.of(
                        List.of("baseline", settings.baseline()),
                        List.of("concurrency", String.valueOf(settings.concurrency())),
                        List.of(
                                "warm-up, requests of each side",
                                number(warmUp.rounds().count())),
                        List.of("steady after it", warmUp.state().name().toLowerCase(Locale.ROOT)),
                        List.of("requests of each side", number(rounds.count())),
                        List.of("failed requests of the baseline", failed(rounds, RegressionSides.BASELINE)),
                        List.of("failed requests of the measured side", failed(rounds, RegressionSides.MEASURED)),
                        List.of("median of the baseline", median(rounds, RegressionSides.BASELINE)),
                        List.of("median of the measured side", median(rounds, RegressionSides.MEASURED))));
    }

    private static String failed(Rounds rounds, int side) {
        return number(rounds.count() - rounds.succeeded(side));
    }

    private static String median(Rounds rounds, int side) {
        return Unit.MILLISECONDS.writeMeasured(Millis.of(rounds.profile(side).nanosAtPercentile(50)));
    }

    private static String millis(double nanos) {
        return Double.isFinite(nanos) ? Unit.MILLISECONDS.writeMeasured(Millis.of(nanos)) : "failed";
    }

    private static String number(long number) {
        return Unit.NUMBER.writeNumber(BigDecimal.valueOf(number));
    }
}
