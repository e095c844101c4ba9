/**
 * Changes of rows that take too long for one transaction: named steps in batches, that go on where they were cut off, make way
 * for others, and can be taken back.
 */
@NullMarked
package dev.assay.migration.data;

import org.jspecify.annotations.NullMarked;
