package dev.assay.quality;

import dev.assay.check.Threshold;
import java.util.List;
import java.util.Map;

/** What can be known about a gate without a database. */
final class GateRules {
    private GateRules() {}

    static void check(Metric metric, Map<Attribute, String> attributes) {
        Signature signature = metric.measure().signature();
        attributes.forEach((attribute, text) -> {
            if (!signature.used().contains(attribute)) {
                throw GateMistake.unused(metric, attributes, attribute);
            }
            if (text.isBlank()) {
                throw GateMistake.blank(metric, attributes, attribute);
            }
        });
        for (Attribute attribute : signature.needed().keySet()) {
            if (!attributes.containsKey(attribute)) {
                throw GateMistake.missing(metric, attributes, attribute);
            }
        }
        checkLimits(metric, attributes);
        metric.measure().check(attributes);
    }

    private static void checkLimits(Metric metric, Map<Attribute, String> attributes) {
        List<Threshold> thresholds = Limit.of(metric, attributes);
        if (thresholds.isEmpty()) {
            throw GateMistake.withoutThreshold(metric, attributes);
        }
        if (thresholds.size() == 2
                && !thresholds.get(1).isKeptBy(thresholds.get(0).limit().amount())) {
            throw GateMistake.contradiction(metric, attributes, Attribute.AT_LEAST, Attribute.AT_MOST, "figure");
        }
    }
}
