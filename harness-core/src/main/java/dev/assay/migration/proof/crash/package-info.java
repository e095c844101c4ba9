/** Migrations that are killed at every statement and started again. */
@NullMarked
package dev.assay.migration.proof.crash;

import org.jspecify.annotations.NullMarked;
