/**
 * Sinks that publish verdicts: console, {@code results.json} and HTML with drawn evidence. They read verdicts and nothing
 * else, and what goes wrong in one of them never fails a run.
 */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
