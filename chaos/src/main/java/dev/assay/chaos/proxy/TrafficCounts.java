package dev.assay.chaos.proxy;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The bytes of all proxies since the start, those that were deleted included: a counter never goes back. Thread-safe. */
final class TrafficCounts {
    private final SortedMap<Traffic.Label, Traffic> counts =
            new ConcurrentSkipListMap<>(Comparator.comparing(Traffic.Label::proxy)
                    .thenComparing(Traffic.Label::listener)
                    .thenComparing(Traffic.Label::upstream)
                    .thenComparing(Traffic.Label::direction));

    Traffic of(Traffic.Label label) {
        return counts.computeIfAbsent(label, first -> new Traffic());
    }

    Map<Traffic.Label, Traffic> all() {
        return counts;
    }
}
