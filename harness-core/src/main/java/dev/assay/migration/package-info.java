/**
 * Applies migrations on a real server and watches each statement: duration, locks, rewritten files, rows read, WAL.
 *
 * <p>A {@link dev.assay.migration.MigrationSource} knows a runner such as Flyway. A {@link
 * dev.assay.migration.MigrationTracer} drives it version by version over seeded tables and gives a {@link
 * dev.assay.migration.MigrationReport}, also when a migration fails. Checks such as {@link
 * dev.assay.migration.AppliesProof} judge the report.
 */
@NullMarked
package dev.assay.migration;

import org.jspecify.annotations.NullMarked;
