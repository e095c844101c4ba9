/**
 * Comparisons with named peers, each run whole by {@code benchmarks/run NAME}. Nothing here is part of Assay; README.md
 * beside this module says what each figure means.
 */
@NullMarked
package dev.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
