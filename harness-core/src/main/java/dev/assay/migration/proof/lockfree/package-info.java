/** Measures how long an application waits for a migration. */
@NullMarked
package dev.assay.migration.proof.lockfree;

import org.jspecify.annotations.NullMarked;
