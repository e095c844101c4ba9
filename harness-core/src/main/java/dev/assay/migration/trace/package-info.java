/** Applies migrations on a real server and watches each statement. */
@NullMarked
package dev.assay.migration.trace;

import org.jspecify.annotations.NullMarked;
