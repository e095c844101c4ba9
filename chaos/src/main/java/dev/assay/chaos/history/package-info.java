/**
 * What operations did while faults were in force, as their clients know it, and what must have survived of it.
 *
 * <p>A {@link dev.assay.chaos.history.HistoryRecorder} makes an {@link dev.assay.chaos.history.OperationHistory}. A {@link
 * dev.assay.chaos.history.HistoryCheck} holds a promise against it and against what is found in the database afterwards;
 * {@link dev.assay.chaos.history.Survival} makes them.
 */
@NullMarked
package dev.assay.chaos.history;

import org.jspecify.annotations.NullMarked;
