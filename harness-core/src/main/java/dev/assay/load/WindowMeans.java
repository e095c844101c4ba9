package dev.assay.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean latencies over neighbouring windows, each of at least five successes, as MSER-5 wants them.
 *
 * @param means in nanoseconds, in order of time
 * @param ends up to which window each one reaches
 */
record WindowMeans(List<Double> means, List<Integer> ends) {
    private static final long FEWEST = 5;

    static WindowMeans of(List<Window> windows) {
        List<Double> means = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        long successes = 0;
        double nanos = 0;
        for (int window = 0; window < windows.size(); window++) {
            successes += windows.get(window).successes();
            nanos += windows.get(window).successNanos();
            if (successes >= FEWEST) {
                means.add(nanos / successes);
                ends.add(window + 1);
                successes = 0;
                nanos = 0;
            }
        }
        return new WindowMeans(means, ends);
    }

    double[] values() {
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Return how many windows the first means cover. */
    int windows(int count) {
        return count == 0 ? 0 : ends.get(count - 1);
    }
}
