/** The migrations of plain SQL files, which Assay runs itself. */
@NullMarked
package dev.assay.migration.plain;

import org.jspecify.annotations.NullMarked;
