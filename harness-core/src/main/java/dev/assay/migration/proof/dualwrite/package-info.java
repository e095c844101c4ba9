/** What is proven of dual writes by interleaving the writes of two versions of an application. */
@NullMarked
package dev.assay.migration.proof.dualwrite;

import org.jspecify.annotations.NullMarked;
