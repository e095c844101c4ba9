package dev.assay.chaos;

import java.time.Duration;
import java.util.List;

/** How long calls took, failed ones too. */
record Latencies(List<Duration> sorted) {
    static Latencies of(List<Call> calls) {
        return new Latencies(calls.stream().map(Call::took).sorted().toList());
    }

    /** Return the smallest time that this percentage of the calls did not exceed, zero without calls. */
    Duration percentile(int percent) {
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
