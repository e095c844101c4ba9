package dev.assay.comparison;

import java.util.List;

/**
 * What is compared, and how.
 *
 * @param limits the promises, at least one
 * @param baseline what the measured side is compared with, in words
 * @param concurrency how many lanes run rounds at once
 */
record RegressionSettings(List<RegressionLimit> limits, String baseline, int concurrency) {
    RegressionSettings {
        limits = List.copyOf(limits);
    }
}
