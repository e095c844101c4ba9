/** A location with a migration that does nothing and one that throws. */
@NullMarked
package dev.assay.migration.brokenmigrations;

import org.jspecify.annotations.NullMarked;
