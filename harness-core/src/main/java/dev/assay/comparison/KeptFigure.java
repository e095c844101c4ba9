package dev.assay.comparison;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.assay.statistics.MeanEstimate;

/**
 * What a kept baseline holds: by how much an operation was slower than a calibration query beside it.
 *
 * @param format the version of this form
 * @param figure what was compared: {@code p95}
 * @param calibration the calibration query in words; another one is another scale
 * @param meanLog the mean over blocks of the logarithm of operation over calibration
 * @param standardError of that mean
 * @param blocks how many blocks there were
 */
@JsonPropertyOrder({"format", "figure", "calibration", "meanLog", "standardError", "blocks"})
record KeptFigure(int format, String figure, String calibration, double meanLog, double standardError, int blocks) {
    static final int FORMAT = 1;

    MeanEstimate estimate() {
        return new MeanEstimate(meanLog, standardError, blocks);
    }
}
