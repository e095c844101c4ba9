/** Watches what a runner does on a JDBC connection, for runners that do not tell it themselves. */
@NullMarked
package dev.assay.migration.watch;

import org.jspecify.annotations.NullMarked;
