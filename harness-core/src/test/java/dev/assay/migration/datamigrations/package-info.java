/** A data migration that Flyway finds. */
package dev.assay.migration.datamigrations;
