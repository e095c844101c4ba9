package dev.assay.budget;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import dev.assay.check.Evidence.Table;
import dev.assay.check.Unit;
import dev.assay.load.FailureLog;
import dev.assay.load.LatencyProfile;
import dev.assay.load.Millis;
import dev.assay.load.OperationProfile;
import dev.assay.load.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reviewer looks at to believe a verdict on a load. */
final class LoadEvidence {
    private static final List<String> LEVELS = List.of("50", "75", "90", "95", "99", "99.9", "99.99", "100");
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private LoadEvidence() {}

    static List<Evidence> of(List<Objective> objectives, Recording recording) {
        List<Evidence> evidence = new ArrayList<>();
        if (recording.succeeded() > 0) {
            evidence.add(profile(objectives, recording.latencies()));
            evidence.add(percentiles(recording.latencies()));
        }
        if (recording.byOperation().size() > 1) {
            evidence.add(mix(recording.byOperation()));
        }
        if (recording.failed() > 0) {
            evidence.add(failures(recording.failures()));
        }
        return evidence;
    }

    /** The axis grows with the rarity of an operation, so that the tail takes as much room as the rest. */
    private static Chart profile(List<Objective> objectives, LatencyProfile latencies) {
        List<Line> lines = new ArrayList<>();
        lines.add(measured(latencies));
        for (Objective objective : objectives) {
            if (objective instanceof LatencyShare share) {
                lines.add(budget(share));
            }
        }
        return new Chart("latency profile", new Axis("1 in n operations", true), new Axis("latency, ms", false), lines);
    }

    private static Line measured(LatencyProfile latencies) {
        List<Point> points = new ArrayList<>();
        for (LatencyProfile.Point value : latencies.curve(TICKS_PER_HALF_DISTANCE)) {
            double rarity = 1 / (1 - value.percentile() / 100);
            double rarest = (double) Math.max(1, latencies.count());
            points.add(new Point(Math.min(rarity, rarest), value.nanos() / 1e6));
        }
        return new Line("measured", points);
    }

    private static Line budget(LatencyShare share) {
        double rarity = 1 / (1 - share.level().doubleValue());
        double limit = share.limitMillis().doubleValue();
        String name = share.promise().name() + " " + share.promise().requiredThreshold();
        return new Line(name, List.of(new Point(1, limit), new Point(rarity, limit)));
    }

    private static Table percentiles(LatencyProfile latencies) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("mean", Unit.MILLISECONDS.writeMeasured(Millis.of(latencies.meanNanos()))));
        for (String level : LEVELS) {
            long nanos = latencies.nanosAtPercentile(Double.parseDouble(level));
            rows.add(List.of("p" + level, Unit.MILLISECONDS.writeMeasured(Millis.of(nanos))));
        }
        return new Table("percentiles of successful operations", List.of("percentile", "latency"), rows);
    }

    private static Table mix(Map<String, OperationProfile> profiles) {
        List<List<String>> rows = new ArrayList<>();
        profiles.forEach((name, profile) -> rows.add(List.of(
                name,
                Unit.NUMBER.write(profile.operations()),
                Unit.NUMBER.write(profile.failures().count()),
                millis(profile, 50),
                millis(profile, 95),
                millis(profile, 99))));
        return new Table("operations of the mix", List.of("operation", "count", "failed", "p50", "p95", "p99"), rows);
    }

    /** Nothing is known of the latency of an operation that has always failed. */
    private static String millis(OperationProfile profile, double level) {
        LatencyProfile latencies = profile.latencies();
        return latencies.count() == 0
                ? ""
                : Unit.MILLISECONDS.writeMeasured(Millis.of(latencies.nanosAtPercentile(level)));
    }

    private static Table failures(FailureLog failures) {
        List<List<String>> rows = failures.entries().stream()
                .map(entry -> List.of(entry.state(), Unit.NUMBER.write(entry.count()), entry.sample()))
                .toList();
        return new Table("failed operations", List.of("SQLSTATE", "count", "first message"), rows);
    }
}
