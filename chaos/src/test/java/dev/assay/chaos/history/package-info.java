/** Tests of schedules, histories and scenarios; those on a real PostgreSQL go through the real fault proxy. */
@NullMarked
package dev.assay.chaos.history;

import org.jspecify.annotations.NullMarked;
