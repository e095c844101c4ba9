/** Migrations tried again and again, each time on a database that stands where production would. */
@NullMarked
package dev.assay.migration.rehearsal;

import org.jspecify.annotations.NullMarked;
