/**
 * What statements cost the server, as exact figures: their plans, and what the plans show.
 */
@NullMarked
package dev.assay.statement;

import org.jspecify.annotations.NullMarked;
