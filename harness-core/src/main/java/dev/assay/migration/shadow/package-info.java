/** Two places for the same values, kept equal by triggers until the old one is given up. */
@NullMarked
package dev.assay.migration.shadow;

import org.jspecify.annotations.NullMarked;
