/**
 * How latency grows with the data, and the promise about it; absolute budgets held at every size.
 */
@NullMarked
package dev.assay.growth;

import org.jspecify.annotations.NullMarked;
