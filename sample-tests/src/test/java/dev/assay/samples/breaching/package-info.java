/** Samples that break their promise on purpose, one or more for each annotation, and the test that reads their failures. */
@NullMarked
package dev.assay.samples.breaching;

import org.jspecify.annotations.NullMarked;
