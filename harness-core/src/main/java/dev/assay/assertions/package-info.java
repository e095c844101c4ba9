/**
 * Assertions about a database in AssertJ's style: what is in its schema, and what its constraints, indexes, functions,
 * triggers and privileges do when they are tried. Needs AssertJ on the class path, which the user's build gives.
 */
@NullMarked
package dev.assay.assertions;

import org.jspecify.annotations.NullMarked;
