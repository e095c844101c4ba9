/** Faults of the server itself: it dies, stands still, starts again, or runs short of something. */
@NullMarked
package dev.assay.chaos.node;

import org.jspecify.annotations.NullMarked;
