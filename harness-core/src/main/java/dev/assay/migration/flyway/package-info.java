/** The migrations that Flyway runs. */
@NullMarked
package dev.assay.migration.flyway;

import org.jspecify.annotations.NullMarked;
