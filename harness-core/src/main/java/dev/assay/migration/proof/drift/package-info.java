/** Whether migrations lead to the schema that somebody has declared. */
@NullMarked
package dev.assay.migration.proof.drift;

import org.jspecify.annotations.NullMarked;
