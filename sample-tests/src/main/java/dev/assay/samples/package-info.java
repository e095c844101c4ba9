/**
 * A small AI application on PostgreSQL: features, documents searched by similarity, a model registry, stored predictions,
 * sensor readings. Plain JDBC; the checks of its database changes stand beside its tests.
 */
@NullMarked
package dev.assay.samples;

import org.jspecify.annotations.NullMarked;
