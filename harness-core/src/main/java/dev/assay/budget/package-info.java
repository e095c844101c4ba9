/**
 * Promises about an operation under load: percentiles, means, throughput and errors, and how they are judged.
 */
@NullMarked
package dev.assay.budget;

import org.jspecify.annotations.NullMarked;
