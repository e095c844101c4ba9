/** What is proven of a backfill by running it while others write, and by killing it. */
@NullMarked
package dev.assay.migration.proof.backfill;

import org.jspecify.annotations.NullMarked;
