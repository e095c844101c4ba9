/**
 * The load engine: drives operations against a database and records what happened. It promises and judges nothing.
 *
 * <p>A {@link dev.assay.load.Workload} is repeated by {@link dev.assay.load.Worker}s, each with a connection of its own, at
 * a {@link dev.assay.load.Pace}; what they measured is a {@link dev.assay.load.Recording}. {@link dev.assay.load.LoadDriver}
 * is where to start.
 */
@NullMarked
package dev.assay.load;

import org.jspecify.annotations.NullMarked;
