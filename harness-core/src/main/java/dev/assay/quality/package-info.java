/**
 * Gates on the data of a table. A {@link dev.assay.quality.Gate} says which {@link dev.assay.quality.Metric} of which
 * column must keep which threshold; a {@link dev.assay.quality.QualityCheck} judges all gates on one table by one
 * statement that reads the table once.
 *
 * <p>Conventions: shares are compared as whole counts, never as floating-point numbers. NULL, NaN and blank text are three
 * things: only NULL is missing, NaN lies outside every range, blank text is a value. A share of nothing is no share: where
 * no row or no value can be judged, the verdict is broken and never passed.
 *
 * <p>A new metric is one class that implements {@link dev.assay.quality.ScanMeasure} or {@link
 * dev.assay.quality.StatementMeasure}, and one constant of {@link dev.assay.quality.Metric}.
 */
@NullMarked
package dev.assay.quality;

import org.jspecify.annotations.NullMarked;
