/** Rows that are loaded between two versions, so that the next one meets them. */
@NullMarked
package dev.assay.migration.seed;

import org.jspecify.annotations.NullMarked;
