/**
 * Verdicts on sampled shares and means, and the words for them: one engine for every proportion.
 *
 * <p>The decisions are those of {@link dev.assay.statistics}; this package turns them into outcomes, figures and findings.
 */
@NullMarked
package dev.assay.sampling;

import org.jspecify.annotations.NullMarked;
