/** Reads SQL files: where they lie, what they hold, how a script falls into statements. */
@NullMarked
package dev.assay.migration.script;

import org.jspecify.annotations.NullMarked;
