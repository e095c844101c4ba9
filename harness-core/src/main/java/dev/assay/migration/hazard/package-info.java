/** What is dangerous in a migration, seen in its trace. */
@NullMarked
package dev.assay.migration.hazard;

import org.jspecify.annotations.NullMarked;
