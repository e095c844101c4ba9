/** What is proven of migrations from their trace. */
@NullMarked
package dev.assay.migration.proof;

import org.jspecify.annotations.NullMarked;
