/** Questions to the rows of production that decide whether a migration will go through. */
@NullMarked
package dev.assay.migration.preflight;

import org.jspecify.annotations.NullMarked;
