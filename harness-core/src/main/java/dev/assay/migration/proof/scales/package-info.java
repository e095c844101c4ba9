/** How the work of each statement grows with the rows, and how long production would be locked. */
@NullMarked
package dev.assay.migration.proof.scales;

import org.jspecify.annotations.NullMarked;
