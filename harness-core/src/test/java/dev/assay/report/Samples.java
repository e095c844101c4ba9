package dev.assay.report;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import dev.assay.check.Evidence.Table;
import dev.assay.check.Evidence.Text;
import dev.assay.check.Evidence.Timeline;
import dev.assay.check.Evidence.Tone;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Severity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Verdicts as tests of sinks need them. */
final class Samples {
    static final Terms WARNS = Terms.DEFAULT.severity(Severity.WARN);

    private Samples() {}

    static RunFacts facts(String run, String module) {
        return new RunFacts(
                run, module, Instant.parse("2026-11-20T09:15:00Z"), 8731, "embedded PostgreSQL 17.9", "no container");
    }

    static Origin origin(String test) {
        return new Origin(test, "SearchIT.java:41", "mvn verify -Dassay.seed=8731", "");
    }

    static Verdicts of(Verdict... verdicts) {
        return Verdicts.of(List.of(verdicts));
    }

    /** A breach of 200 ms by a sampled 213.4 ms. */
    static Verdict slow(String test) {
        Interval interval = new Interval(new BigDecimal("0.95"), new BigDecimal("207"), new BigDecimal("221.50"));
        Figure figure = Figure.sampled("p95", new BigDecimal("213.4"), Unit.MILLISECONDS, interval, 4812);
        Finding finding = new Finding("plan", "Seq Scan on documents", "the index was not used");
        return verdict(latency(Terms.DEFAULT), Outcome.BREACHED, test)
                .with(figure)
                .with(finding);
    }

    static Verdict kept(String test) {
        Figure figure = Figure.counted("p95", new BigDecimal("150"), Unit.MILLISECONDS, 20);
        return verdict(latency(Terms.DEFAULT), Outcome.PASSED, test).with(figure);
    }

    static Verdict verdict(Promise promise, Outcome outcome, String test) {
        return new Verdict(promise, outcome, List.of(), List.of(), List.of(), origin(test), 8731);
    }

    static Promise latency(Terms terms) {
        Threshold threshold = Threshold.atMost(Quantity.duration("200ms"));
        return new Promise("LatencyBudget", "p95", "95 % take at most 200 ms", threshold, terms);
    }

    static Promise plain(String name) {
        return new Promise("MigrationTest", name, "every migration applies", null, Terms.DEFAULT);
    }

    static List<Evidence> everyForm(String text) {
        return List.of(
                new Table("table " + text, List.of("a" + text, "b"), List.of(List.of(text, "12"))),
                new Text("text " + text, text),
                chart(text),
                timeline(text));
    }

    static Chart chart(String text) {
        Line line = new Line("line " + text, List.of(new Point(1, 10), new Point(2, 30), new Point(3, 20)));
        return new Chart("chart " + text, new Axis("x " + text, false), new Axis("y " + text, true), List.of(line));
    }

    static Timeline timeline(String text) {
        Lane lane = new Lane("lane " + text, List.of(new Bar(0, 900, "bar " + text, Tone.BAD)));
        return new Timeline("timeline " + text, List.of(lane));
    }
}
