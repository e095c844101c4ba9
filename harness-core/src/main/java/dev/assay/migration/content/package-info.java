/** What a database holds, row for row, and how two databases differ. */
@NullMarked
package dev.assay.migration.content;

import org.jspecify.annotations.NullMarked;
