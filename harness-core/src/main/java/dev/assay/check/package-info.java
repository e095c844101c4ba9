/**
 * The words that everything else speaks: a {@link dev.assay.check.Promise}, the {@link dev.assay.check.Check} that holds
 * it against a subject, the {@link dev.assay.check.Verdict} with its {@link dev.assay.check.Evidence}, and the {@link
 * dev.assay.check.Sink} that publishes it.
 *
 * <p>There is one path: promises become a {@link dev.assay.check.Plan}, the plan runs once and gives {@link
 * dev.assay.check.Verdicts}, sinks publish them, and {@link dev.assay.check.Verdicts#orThrow()} raises the one exception
 * that carries every breach. This package depends on nothing but the JDK.
 */
@NullMarked
package dev.assay.check;

import org.jspecify.annotations.NullMarked;
