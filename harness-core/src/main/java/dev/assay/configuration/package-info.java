/**
 * How to run, set from outside: provider, durations, limits, seed, report folder. What is promised stands in the code
 * alone and has no key here.
 */
@NullMarked
package dev.assay.configuration;

import org.jspecify.annotations.NullMarked;
