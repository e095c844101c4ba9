/**
 * Named stages of a pipeline, timed at several sizes of the data: which of them dominates, how each grows, and promises on
 * both.
 *
 * <p>A {@link dev.assay.pipeline.Pipeline} is run again and again, each time on a fresh copy of the database, the sizes
 * taking turns; what it took is a {@link dev.assay.pipeline.PipelineProfile}.
 */
@NullMarked
package dev.assay.pipeline;

import org.jspecify.annotations.NullMarked;
