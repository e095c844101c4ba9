/**
 * What a template holds besides its schema: scripts, CSV files, generated rows, and rows drawn from a sample. Each is a
 * {@link dev.assay.database.TemplateRecipe} on top of another one.
 */
@NullMarked
package dev.assay.database.seed;

import org.jspecify.annotations.NullMarked;
