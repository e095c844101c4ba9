/**
 * The annotations and, package-private beside each, the extension that serves it. An extension reads its annotation once
 * into promises and hands them to the spine; it judges nothing itself, and words nothing but what is
 * wrong with the annotation.
 */
@NullMarked
package dev.assay.junit;

import org.jspecify.annotations.NullMarked;
