/**
 * Load on a database and what it says about latency, throughput and errors.
 *
 * <p>An {@link dev.assay.load.Operation} is repeated by {@link dev.assay.load.Worker}s, each with a connection of its own; a
 * {@link dev.assay.load.LatencyCheck} holds the promises about it. The procedure is that of {@link dev.assay.statistics}:
 * a percentile budget is a test on the share of operations above it, and sampling goes on until every promise is clear or
 * the limits of the run are reached.
 */
@NullMarked
package dev.assay.load;

import org.jspecify.annotations.NullMarked;
