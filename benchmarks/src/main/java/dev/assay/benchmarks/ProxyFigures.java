package dev.assay.benchmarks;

import java.util.List;

/**
 * The figures of the proxy benchmark; README.md defines them.
 *
 * @param addedMicros what the embedded proxy adds to the ping-pong of one byte at the median
 * @param addedOverHaproxy the same over what haproxy adds
 * @param downRate MiB/s down one connection through the embedded proxy
 * @param rateOverHaproxy the same over haproxy's
 */
record ProxyFigures(double addedMicros, double addedOverHaproxy, double downRate, double rateOverHaproxy) {
    List<Goal> goals() {
        return List.of(Goal.atMost("added_p50_us", addedMicros, 73), Goal.atLeast("mib_s_down_1", downRate, 530));
    }

    String json() {
        return new JsonLine()
                .figure("added_p50_us", 1, addedMicros)
                .figure("added_p50_over_haproxy", 3, addedOverHaproxy)
                .figure("mib_s_down_1", 1, downRate)
                .figure("throughput_over_haproxy", 3, rateOverHaproxy)
                .toString();
    }
}
