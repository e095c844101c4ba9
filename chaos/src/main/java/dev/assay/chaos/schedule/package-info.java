/** Faults over time: how a schedule is written and read, drawn from a seed, and laid out in time. */
@NullMarked
package dev.assay.chaos.schedule;

import org.jspecify.annotations.NullMarked;
