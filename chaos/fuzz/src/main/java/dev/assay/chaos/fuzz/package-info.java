/** Random streams and those who say them, for the tests and the benchmark of the wire proxy. */
@NullMarked
package dev.assay.chaos.fuzz;

import org.jspecify.annotations.NullMarked;
