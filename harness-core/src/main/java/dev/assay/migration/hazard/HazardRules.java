package dev.assay.migration.hazard;

import java.util.List;
import java.util.stream.Stream;

/** Every rule. */
final class HazardRules {
    private HazardRules() {}

    static List<HazardRule> all() {
        return Stream.of(RewriteRules.all(), IndexRules.all(), ApplicationRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
