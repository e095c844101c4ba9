/** Values that are new in their columns, made by the server from those that are there. */
@NullMarked
package dev.assay.migration.value;

import org.jspecify.annotations.NullMarked;
