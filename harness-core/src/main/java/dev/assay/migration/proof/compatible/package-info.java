/** Shows by execution that the versions of an application which run at once can use one schema. */
@NullMarked
package dev.assay.migration.proof.compatible;

import org.jspecify.annotations.NullMarked;
