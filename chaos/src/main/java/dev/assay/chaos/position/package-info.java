/** Faults that strike at places in the conversation with the database, not at times. */
@NullMarked
package dev.assay.chaos.position;

import org.jspecify.annotations.NullMarked;
