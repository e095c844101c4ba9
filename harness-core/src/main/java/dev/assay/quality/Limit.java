package dev.assay.quality;

import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the thresholds of a gate, in the unit of its metric. */
final class Limit {
    private Limit() {}

    static List<Threshold> of(Metric metric, Map<Attribute, String> attributes) {
        Scale scale = metric.measure().signature().scale();
        List<Threshold> thresholds = new ArrayList<>();
        String least = attributes.get(Attribute.AT_LEAST);
        if (least != null) {
            thresholds.add(Threshold.atLeast(read(metric, scale, Attribute.AT_LEAST, least, attributes)));
        }
        String most = attributes.get(Attribute.AT_MOST);
        if (most != null) {
            thresholds.add(Threshold.atMost(read(metric, scale, Attribute.AT_MOST, most, attributes)));
        }
        return thresholds;
    }

    private static Quantity read(
            Metric metric, Scale scale, Attribute side, String text, Map<Attribute, String> attributes) {
        try {
            return scale.read(text);
        } catch (IllegalArgumentException unreadable) {
            throw GateMistake.unreadable(metric, attributes, side, unreadable);
        }
    }
}
