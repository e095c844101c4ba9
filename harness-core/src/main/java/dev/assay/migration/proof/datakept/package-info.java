/** Rows that a migration must leave as they are. */
@NullMarked
package dev.assay.migration.proof.datakept;

import org.jspecify.annotations.NullMarked;
