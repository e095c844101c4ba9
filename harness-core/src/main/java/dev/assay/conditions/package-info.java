/**
 * What else had the machine or the server while something was measured: pauses of the harness's own JVM, time in which the
 * harness was not scheduled, and the server's own work. It names what could have disturbed a measurement and judges nothing.
 */
@NullMarked
package dev.assay.conditions;

import org.jspecify.annotations.NullMarked;
