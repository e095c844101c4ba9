/** Whether queries are as fast after a migration as before it, and planned alike. */
@NullMarked
package dev.assay.migration.proof.plans;

import org.jspecify.annotations.NullMarked;
