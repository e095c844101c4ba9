/** What the same migrations do on several major versions of PostgreSQL. */
@NullMarked
package dev.assay.migration.proof.versions;

import org.jspecify.annotations.NullMarked;
