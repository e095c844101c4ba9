/**
 * Bounds and sequential decisions: pure functions and values without a clock, a database or randomness. It depends on
 * nothing of Assay; distributions come from Apache Commons Statistics.
 *
 * <p>Everything that is a proportion (requests above a limit, failed operations, recall) is judged by one procedure: exact
 * bounds of a {@link dev.assay.statistics.Proportion}, corrected by the {@link dev.assay.statistics.DesignEffect} of its
 * blocks, decided by a {@link dev.assay.statistics.ProportionTest} whose {@link dev.assay.statistics.ErrorRates} are split
 * over the planned looks.
 */
@NullMarked
package dev.assay.statistics;

import org.jspecify.annotations.NullMarked;
