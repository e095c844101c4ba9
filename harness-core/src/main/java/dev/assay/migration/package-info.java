/**
 * Migrations and who runs them: what a runner is to Assay, and what it tells while it works.
 *
 * <p>A {@link dev.assay.migration.MigrationSource} knows a runner. The packages below implement it for Flyway, Liquibase and
 * plain SQL files ({@code flyway}, {@code liquibase}, {@code script}), watch what a migration does ({@code trace}), and judge
 * that ({@code hazard}, {@code policy}, {@code proof}).
 */
@NullMarked
package dev.assay.migration;

import org.jspecify.annotations.NullMarked;
