/** The command line: the same checks without a test. */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
