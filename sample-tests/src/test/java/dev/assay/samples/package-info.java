/** The checks of the application, written as its team would write them. */
@NullMarked
package dev.assay.samples;

import org.jspecify.annotations.NullMarked;
