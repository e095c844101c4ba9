/** Real PostgreSQL for tests: servers, migrated templates, and isolated databases cloned from them. */
@NullMarked
package dev.assay.database;

import org.jspecify.annotations.NullMarked;
