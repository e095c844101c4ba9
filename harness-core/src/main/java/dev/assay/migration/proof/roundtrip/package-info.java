/** Migrations that are made, taken back, and made again. */
@NullMarked
package dev.assay.migration.proof.roundtrip;

import org.jspecify.annotations.NullMarked;
