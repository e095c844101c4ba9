/** The migrations that Liquibase runs. Loaded only where a project has Liquibase. */
@NullMarked
package dev.assay.migration.liquibase;

import org.jspecify.annotations.NullMarked;
