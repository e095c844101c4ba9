/**
 * Two sides measured request by request in one run, and the promise that the new one is not slower.
 *
 * <p>The sides are of {@link dev.assay.load.SideBySide}, the decision is that of {@link dev.assay.statistics.RegressionTest}.
 */
@NullMarked
package dev.assay.comparison;

import org.jspecify.annotations.NullMarked;
