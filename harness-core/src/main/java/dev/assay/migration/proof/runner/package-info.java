/** Migrations whose runner is started twice at once, waits for itself, or dies. */
@NullMarked
package dev.assay.migration.proof.runner;

import org.jspecify.annotations.NullMarked;
