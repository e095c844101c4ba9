/** A location with a migration in SQL and one in Java. */
@NullMarked
package dev.assay.migration.javamigrations;

import org.jspecify.annotations.NullMarked;
