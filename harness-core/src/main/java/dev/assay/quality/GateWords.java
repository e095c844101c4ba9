package dev.assay.quality;

import dev.assay.check.Comparison;
import dev.assay.check.Promise;
import dev.assay.check.Threshold;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a gate is written for people: as annotation, as promise. */
final class GateWords {
    static final String KIND = "QualityGate";

    private GateWords() {}

    static String annotation(Metric metric, Map<Attribute, String> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().word() + " = " + javaText(entry.getValue()))
                .collect(Collectors.joining(", ", "@QualityGate(metric = " + metric + ", ", ")"))
                .replace(", )", ")");
    }

    static List<Promise> promises(Gate gate) {
        List<Threshold> thresholds = gate.thresholds();
        return thresholds.stream()
                .map(threshold -> promise(gate, threshold, thresholds.size() > 1))
                .toList();
    }

    /** Return which rows are judged, as the end of a sentence. */
    static String where(Gate gate) {
        return gate.attribute(Attribute.WHERE)
                .map(condition -> " where " + condition.strip())
                .orElse("");
    }

    private static Promise promise(Gate gate, Threshold threshold, boolean oneOfTwo) {
        Measure measure = gate.metric().measure();
        String side = threshold.comparison() == Comparison.AT_LEAST ? "at least" : "at most";
        return new Promise(
                KIND,
                measure.name(gate) + (oneOfTwo ? ", " + side : ""),
                measure.subject(gate) + " is " + side + " " + threshold.limit(),
                threshold,
                gate.terms());
    }

    private static String javaText(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
